"""Temperature and threshold on cases with known answers."""

import unittest

import numpy as np

from calibrate import decide, probabilities, temperature, threshold
from taxonomy import BENIGN, CLASSES


class TemperatureTest(unittest.TestCase):
    def test_recovers_the_factor_by_which_logits_were_inflated(self) -> None:
        generator = np.random.default_rng(0)
        true = generator.normal(size=(4000, CLASSES))
        targets = probabilities(true, 1.0)
        self.assertAlmostEqual(temperature(3 * true, targets, np.ones(4000)), 3.0, places=2)


class ThresholdTest(unittest.TestCase):
    def test_allows_the_rate_and_no_more(self) -> None:
        scores = np.arange(1000) / 1000
        limit = threshold(scores, np.ones(1000), rate=0.01)
        self.assertEqual((scores >= limit).sum(), 10)

    def test_equal_scores_are_never_split(self) -> None:
        scores = np.array([0.9] * 20 + [0.1] * 980)
        limit = threshold(scores, np.ones(1000), rate=0.01)
        self.assertEqual((scores >= limit).sum(), 0)

    def test_weights_count(self) -> None:
        limit = threshold(np.array([0.9, 0.5]), np.array([1.0, 999.0]), rate=0.001)
        self.assertTrue(0.5 < limit <= 0.9)


class DecideTest(unittest.TestCase):
    def test_names_the_likeliest_threat_even_where_benign_is_likelier(self) -> None:
        probability = np.zeros((2, CLASSES))
        probability[:, [3, 5, BENIGN]] = [[0.1, 0.35, 0.55], [0.0, 0.04, 0.96]]
        self.assertEqual(decide(probability, 0.4).tolist(), [5, BENIGN])


if __name__ == "__main__":
    unittest.main()
