"""The shipped rules beside real-looking names in twenty languages: what they hide, miss and hide wrongly."""

import tomllib
from collections import Counter
from pathlib import Path
from time import process_time

import pytest

from sandbox.panel import catalogue
from shop.policy import Policy, PolicyProblem, explain, load, shipped
from shop.policy.readings import readings

NAMES = tomllib.loads(Path(__file__).with_name("policy_names.toml").read_text("utf-8"))["names"]
LANGUAGES = {
    "en", "ru", "uk", "es", "pt", "fr", "it", "de", "nl", "pl", "tr", "ar", "fa", "hi", "id", "vi", "th", "zh", "ja", "ko",
}  # fmt: skip
POLICY = Policy(load())


def test_the_table_is_large_and_mixed():
    assert len(NAMES) >= 200
    assert {one["language"] for one in NAMES} == LANGUAGES
    rules = {rule.name for rule in shipped()}
    by_language = {one: {n["verdict"] for n in NAMES if n["language"] == one} for one in LANGUAGES}
    assert all(found == rules | {""} for found in by_language.values())
    assert Counter(one["verdict"] == "" for one in NAMES)[True] >= 80


def judged(policy=POLICY):
    for one in NAMES:
        yield one, policy.verdict(one["name"], one["category"]) or ""


def test_no_name_is_missed_and_none_hidden_wrongly():
    misses = [one["name"] for one, said in judged() if one["verdict"] and not said]
    false_alarms = [one["name"] for one, said in judged() if not one["verdict"] and said]
    others = [(one["name"], said) for one, said in judged() if said != one["verdict"]]
    assert (misses, false_alarms, others) == ([], [], [])


def test_a_large_catalogue_is_judged_as_its_maker_meant():
    goods = [(one, POLICY.verdict(one.name, one.category)) for one in catalogue(3000, 11)]
    touchy = {"reviews", "votes", "reports", "dislikes"}
    hidden = Counter(verdict for _, verdict in goods)
    assert all(hidden[rule.name] for rule in shipped())
    assert not [one.name for one, verdict in goods if verdict is None and any(word in one.name for word in
                ("Review", "Rating", "Vote", "Poll", "Report", "Dislike", "Petition", "Telegram"))], touchy  # fmt: skip
    shown = [one.name for one, verdict in goods if verdict is None]
    assert len(shown) > 2500


@pytest.mark.parametrize("rule", shipped(), ids=lambda rule: rule.name)
def test_a_rule_that_is_switched_off_hides_nothing(rule):
    policy = Policy(load(off=(rule.name,)))
    hidden = {said for _, said in judged(policy)}
    assert rule.name not in hidden
    assert hidden >= {other.name for other in shipped() if other != rule}


def test_an_operators_own_rules_join_and_replace(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(
        """
        [casino]
        why = "We do not sell gambling."
        patterns = ["casino*", "bet*"]
        unless = ["better"]

        [votes]
        why = "Petitions alone."
        patterns = ["petition*"]
        """
    )
    policy = Policy(load(own=own))
    assert policy.verdict("Casino traffic", "Website") == "casino"
    assert policy.verdict("C4$1n0 traffic", "Website") == "casino"
    assert policy.verdict("Better likes", "Instagram") is None
    assert policy.verdict("Poll votes", "X") is None
    assert policy.verdict("Petition signatures", "Change") == "votes"


@pytest.mark.parametrize(
    ("type_name", "rule"),
    [
        ("Poll", "votes"),
        ("poll", "votes"),
        ("Invites_from-Groups", "telegram"),
        ("Default", None),
        ("", None),
    ],
)
def test_a_type_is_hidden_whatever_its_service_is_called(type_name, rule):
    assert POLICY.verdict("Quick and nice", "Instagram", type_name) == rule
    assert Policy(load(off=("votes", "telegram"))).verdict("Quick and nice", "Instagram", type_name) is None


WRONG = [
    ("= nonsense", "is not TOML"),
    ("[a]\npatterns = ['x']", "says why"),
    ("a = 1", "says why"),
    ("[a]\nwhy = 'x'", "no patterns"),
    ("[a]\nwhy = 'x'\npatterns = ['*']", "begin with a word"),
    ("[a]\nwhy = 'x'\npatterns = ['… x']", "begin with a word"),
    ("[a]\nwhy = 'x'\npatterns = [1]", "list of texts"),
    ("[a]\nwhy = 'x'\npatterns = 'x'", "list of texts"),
    ("[a]\nwhy = 'x'\npattern = ['x']", "'pattern'"),
    ("[a]\nwhy = 'x'\ntypes = 'Poll'", "list of texts"),
    ("[a]\nwhy = 'x'\ntypes = [1]", "list of texts"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_file_of_rules_that_is_wrong_is_refused_in_a_sentence(tmp_path, text, said):
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(PolicyProblem, match=said):
        load(own=path)


def test_a_missing_file_and_an_unknown_rule_are_refused_in_a_sentence(tmp_path):
    with pytest.raises(PolicyProblem, match="cannot be read"):
        load(own=tmp_path / "none.toml")
    with pytest.raises(PolicyProblem, match="no policy rule 'vote'; the rules are reviews, votes"):
        load(off=("vote",))


def test_every_rule_explains_itself():
    class Named:
        def __init__(self, name):
            self.name, self.category, self.type = name, "", "Default"

    found = explain(POLICY, map(Named, ["Poll Votes", "Likes", "Google Reviews", "Poll"]))
    assert [(one.rule, one.hides) for one in found] == [
        ("reviews", ("Google Reviews",)),
        ("votes", ("Poll Votes", "Poll")),
        ("reports", ()),
        ("telegram", ()),
    ]
    assert all(one.why.endswith(".") and len(one.why) > 40 for one in found)


def test_a_name_that_is_hidden_for_its_category_shows_the_category():
    class Named:
        name, category, type = "5⭐ | Drip 2/Day", "Trustpilot", "Default"

    class Typed:
        name, category, type = "Quick and nice", "Instagram", "Poll"

    found = {one.rule: one.hides for one in explain(POLICY, [Named(), Typed()])}
    assert found["reviews"] == ("5⭐ | Drip 2/Day (category: Trustpilot)",)
    assert found["votes"] == ("Quick and nice (type: Poll)",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "🔥",
        "\x00",
        "\ud800",
        "v" * 500,
        "v " * 250,
        "1|" * 250,
        "a.b" * 150,
        "١٠٠ \u200f",
        "𝗩" * 500,
    ],
)
def test_any_text_is_read_quickly(text):
    began = process_time()
    assert isinstance(POLICY.verdict(text, text), str | None)
    assert process_time() - began < 1


def test_plain_words_have_one_reading():
    assert readings("Instagram Likes 10K R30") == ("instagram likes 10k r30",)
