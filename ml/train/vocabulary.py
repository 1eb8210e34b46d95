"""The WordPiece tokenizer: learnt from canonical texts, the same on every run, readable by the page."""

from typing import Iterable, Sequence

from tokenizers import AddedToken, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PAD, UNK, CLS, SEP, MASK = range(5)
VOCABULARY = 7000
MIN_FREQUENCY = 4
SEQUENCE_LENGTH = 64


def _plain(model: models.WordPiece) -> Tokenizer:
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=False)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def learn(texts: Iterable[str], placeholders: Sequence[str]) -> Tokenizer:
    """Each placeholder is one token, matched before anything is split.

    The trainer gives ids to continuation letters (`##a`) in the order of a hash table with a random
    seed, and breaks ties by id, so its result changes from run to run. Handing it those letters as
    special tokens, sorted, fixes the order.
    """
    texts = [_without(text, placeholders) for text in texts]
    letters = sorted({letter for text in texts for letter in text.lower() if not letter.isspace()})
    trainer = trainers.WordPieceTrainer(
        vocab_size=VOCABULARY - len(placeholders),
        min_frequency=MIN_FREQUENCY,
        special_tokens=SPECIAL + ["##" + letter for letter in letters],
        initial_alphabet=letters,
        show_progress=False,
    )
    learner = _plain(models.WordPiece(unk_token="[UNK]"))
    learner.train_from_iterator(texts, trainer)
    vocabulary = learner.get_vocab()
    for placeholder in placeholders:
        vocabulary.setdefault(placeholder, len(vocabulary))

    tokenizer = _plain(models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.add_special_tokens(SPECIAL)
    tokenizer.add_tokens([AddedToken(placeholder, normalized=False) for placeholder in placeholders])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", CLS), ("[SEP]", SEP)]
    )
    tokenizer.enable_truncation(SEQUENCE_LENGTH)
    return tokenizer


def _without(text: str, placeholders: Sequence[str]) -> str:
    return " ".join(word for word in text.split() if word not in placeholders) if "<" in text else text
