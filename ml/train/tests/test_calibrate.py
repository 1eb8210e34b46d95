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
    def test_lies_between_honest_and_threat_lines(self) -> None:
        self.assertAlmostEqual(threshold(np.array([0.1, 0.2, 0.5]), np.array([0.8, 0.9, 0.9])), 0.7)

    def test_one_outlier_in_a_thousand_does_not_move_it(self) -> None:
        benign = np.array([0.2] * 1999 + [0.95])
        self.assertAlmostEqual(threshold(benign, np.array([0.8])), 0.5)

    def test_is_never_below_what_honest_lines_reach(self) -> None:
        self.assertGreaterEqual(threshold(np.array([0.6, 0.7]), np.array([0.1, 0.2])), 0.7)


class DecideTest(unittest.TestCase):
    def test_names_the_likeliest_threat_even_where_benign_is_likelier(self) -> None:
        probability = np.zeros((2, CLASSES))
        probability[:, [3, 5, BENIGN]] = [[0.1, 0.35, 0.55], [0.0, 0.04, 0.96]]
        self.assertEqual(decide(probability, 0.4).tolist(), [5, BENIGN])


if __name__ == "__main__":
    unittest.main()
