"""Words that the policy hides, in every disguise that generators of fancy text offer; and innocent ones in the same."""

import re

import pytest

from shop.policy import Policy, load

POLICY = Policy(load())
SMALL = "abcdefghijklmnopqrstuvwxyz"
HIDDEN = {"Reviews": "reviews", "Votes": "votes", "Dislikes": "reports", "Telegram": "telegram"}


def alphabet(start, letters=SMALL):
    """Letters in a row of Unicode in place of ours, small ones twice where only capitals exist."""
    return str.maketrans({letter: chr(start + at % 26) for at, letter in enumerate(letters)})


def written(table):
    return lambda word: word.lower().translate(table)


def between(mark):
    return mark.join


DISGUISES = {
    "script": written(alphabet(0x1D4EA)),
    "fraktur": written(alphabet(0x1D586)),
    "double struck": written(alphabet(0x1D552)),
    "monospaced": written(alphabet(0x1D68A)),
    "fullwidth": written(alphabet(0xFF41)),
    "circled": written(alphabet(0x24D0)),
    "black circles": written(alphabet(0x1F150)),
    "black squares": written(alphabet(0x1F170)),
    "parenthesised": written(alphabet(0x249C)),
    "flags": lambda word: "\u200b".join(written(alphabet(0x1F1E6))(word)),
    "half flags": lambda word: " ".join(written(alphabet(0x1F1E6))(word)),
    "small capitals": written(str.maketrans("abcdefgiklmnoprstuvw", "ᴀʙᴄᴅᴇꜰɢɪᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡ")),
    "syllabics": written(str.maketrans("adegilmorstuvwk", "ᗩᗪᗴGIᒪᗰOᖇᔕTᑌᐯᗯK")),
    "lisu": written(str.maketrans("aegilmorstvwdk", "ꓮꓰꓖꓲꓡꓟꓳꓣꓢꓔꓦꓪꓓꓗ")),
    "cyrillic": written(str.maketrans("aeiost", "аеіоѕт")),
    "greek": written(str.maketrans("aeiotvw", "αειοτνω")),
    "leet": written(str.maketrans("aeiost", "4310$7")),
    "tall letters": lambda word: word.replace("l", "I"),
    "two letters for one": lambda word: (
        word.lower().replace("v", "\\/").replace("w", "vv").replace("m", "rn")
    ),
    "blanks": between(" "),
    "dots": between("."),
    "bars": between("|"),
    "pictures": between("🔥"),
    "nothing seen": between("\u2060"),
    "struck through": between("\u0336"),
    "underlined": between("\u035f"),
    "brackets": lambda word: "".join(f"[{letter}]" for letter in word),
    "a masked vowel": lambda word: re.sub("(?<=[a-z])[aeiou]", "*", word, count=1),
    "glued": lambda word: f"Cheap{word}Fast",
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("word", HIDDEN)
def test_a_word_is_found_in_every_disguise(word, disguise):
    assert POLICY.verdict(DISGUISES[disguise](word), "") == HIDDEN[word]


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("word", ["Views", "Followers", "Preview", "Devoted", "Star"])
def test_an_innocent_word_stays_innocent_in_every_disguise(word, disguise):
    assert POLICY.verdict(DISGUISES[disguise](word), "Instagram") is None
