"""What the model must beat: rules that a practitioner would write, and TF-IDF with logistic regression."""

import re
import warnings
from typing import Sequence

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from corpus import Draw, Examples
from taxonomy import BENIGN, CLASSES, ID

TFIDF_TEXTS = 12_000
"""Texts drawn for the baseline, by the same weights as the model's: it gains little beyond, and time is short."""

_RULES: tuple[tuple[str, str], ...] = (
    ("sql_injection", r"sqlmap|union(\s|\+|%20)+(all(\s|\+|%20)+)?select|sleep\(\d|information_schema|or(\s|\+|%20)+1=1"),
    ("cross_site_scripting", r"<script|%3cscript|javascript:|onerror(=|%3d)"),
    ("path_traversal", r"(\.\./|\.\.%2f|%2e%2e/){2}|/etc/passwd"),
    ("command_injection", r"(;|%3b|\||%7c|`|\$\()(\s|\+|%20)*(id|cat|ls|whoami|wget|curl|uname|nc|ping)\b"),
    ("attacker_http:foothold:wpscan", r"wpscan"),
    ("attacker_http:foothold:service_scan", r"nmap scripting engine"),
    ("vulnerability_scan", r"nikto|nuclei|nessus|openvas|zgrab|masscan|acunetix"),
    ("attacker_http:dirb:foothold", r"dirbuster|gobuster|feroxbuster|ffuf|fuzz faster|wfuzz"),
    ("attacker_http:foothold:webshell_cmd", r'"(get|post) \S*\.php\?\S*(cmd|exec|command|shell)=|/uploads/\S*\.php'),
    ("attacker_http:dirb:foothold", r'" 404 \S+ "-" '),
    ("dirb:foothold", r"file does not exist|script '\S+' not found"),
    ("login_bruteforce", r"failed password|authentication failure|invalid user|maximum authentication attempts"),
    ("escalate:escalated_command:escalated_sudo_command", r"sudo\S*:\s+(www-data|apache|nginx) :.*command="),
    ("attacker_change_user:escalate", r"\bsu\b.*\b(www-data|apache|nginx)\b"),
    ("dns_scan:foothold", r"query\[(axfr|any)\]|version\.bind"),
    ("attacker:dnsteal:dnsteal-received", r"query\[\w+\] \S*[a-z0-9+/=_*-]{40,}\."),
    ("foothold:network_scan", r"did not receive identification string|bad protocol version identification"),
)


def rules(lines: Sequence[str]) -> np.ndarray:
    """Class id of each raw line, [n]: that of the first rule that matches, else benign."""
    compiled = [(ID[name], re.compile(pattern, re.I)) for name, pattern in _RULES]
    return np.array([next((i for i, rule in compiled if rule.search(line)), BENIGN) for line in lines])


def tfidf(examples: Examples, seed: int, texts: Sequence[str]) -> np.ndarray:
    """Probabilities, [n, CLASSES], for canonical `texts`: word 1- and 2-grams, multinomial logistic regression."""
    generator = np.random.default_rng(seed)
    drawn = Draw(examples.weights, generator).rows(TFIDF_TEXTS)
    pipeline = make_pipeline(
        TfidfVectorizer(token_pattern=r"<[^>\s]+>|\w+|[^\w\s]", ngram_range=(1, 2), min_df=2, max_features=30_000,
                        sublinear_tf=True, lowercase=False, dtype=np.float32),
        LogisticRegression(C=30.0, max_iter=60),
    )
    with warnings.catch_warnings():
        # 60 iterations bring it within noise of its optimum; the warning is about the last digits.
        warnings.simplefilter("ignore", ConvergenceWarning)
        pipeline.fit([examples.texts[i] for i in drawn], examples.targets[drawn].argmax(axis=1))
    result = np.zeros((len(texts), CLASSES))
    if len(texts):
        result[:, pipeline[-1].classes_] = pipeline.predict_proba(texts)
    return result
