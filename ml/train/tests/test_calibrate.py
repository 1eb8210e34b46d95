"""Calibration and thresholds on cases with known answers."""

import unittest

import numpy as np
from scipy.special import expit

from calibrate import THREATS, Calibration, class_temperature, decide, evidence, level, probabilities, suspicion, threat_scale
from taxonomy import BENIGN, CLASSES, DOUBTFUL


class CalibrationTest(unittest.TestCase):
    def setUp(self) -> None:
        self.generator = np.random.default_rng(0)

    def test_recovers_scale_and_bias(self) -> None:
        odds = self.generator.normal(scale=4, size=20_000)
        scale, bias = threat_scale(odds, expit(0.5 * odds - 1), np.ones(len(odds)))
        self.assertAlmostEqual(scale, 0.5, places=3)
        self.assertAlmostEqual(bias, -1, places=3)

    def test_recovers_the_factor_by_which_threat_logits_were_inflated(self) -> None:
        true = self.generator.normal(size=(20_000, CLASSES))
        noise = self.generator.gumbel(size=true.shape)
        labels = THREATS[(true + noise)[:, THREATS].argmax(axis=1)]
        self.assertAlmostEqual(class_temperature(3 * true, labels, np.ones(len(labels))), 3.0, places=1)

    def test_probabilities_sum_to_one_and_keep_the_evidence(self) -> None:
        logits = self.generator.normal(scale=5, size=(50, CLASSES)).astype(np.float32)
        chances = probabilities(logits, Calibration(1, 0, 1))
        np.testing.assert_allclose(chances.sum(axis=1), 1)
        np.testing.assert_allclose(suspicion(chances), expit(evidence(logits)))


class LevelTest(unittest.TestCase):
    def test_lets_through_no_more_than_the_share(self) -> None:
        scores = np.arange(1000) / 1000
        self.assertEqual((scores >= level(scores, np.ones(1000), 0.01)).sum(), 10)

    def test_weights_count(self) -> None:
        threshold = level(np.array([0.9, 0.5, 0.1]), np.array([0.2, 8, 8]), 0.02)
        self.assertTrue(0.5 < threshold <= 0.9)


class DecideTest(unittest.TestCase):
    def test_names_the_likeliest_threat_even_where_benign_is_likelier(self) -> None:
        probability = np.zeros((2, CLASSES))
        probability[:, [3, 5, BENIGN]] = [[0.1, 0.35, 0.55], [0.0, 0.04, 0.96]]
        self.assertEqual(decide(probability, 0.4).tolist(), [5, BENIGN])

    def test_never_names_what_one_line_cannot_show(self) -> None:
        doubtful = min(DOUBTFUL)
        probability = np.zeros((2, CLASSES))
        probability[:, [doubtful, 5, BENIGN]] = [[0.9, 0.05, 0.05], [0.4, 0.5, 0.1]]
        self.assertEqual(decide(probability, 0.4).tolist(), [BENIGN, 5])


if __name__ == "__main__":
    unittest.main()
