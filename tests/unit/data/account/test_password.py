import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from argon2 import PasswordHasher

from data.account import password
from data.account.error import PasswordError


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ngắn thôi", "account.password_length"),
        ("x" * 129, "account.password_length"),
        ("abababababab", "account.password_monotonous"),
        ("1234561234567", "account.password_common"),
        ("matkhau123456", "account.password_common"),
        ("lothihoa-lothihoa", "account.password_common"),
    ],
)
def test_what_is_guessed_first_is_refused(typed: str, key: str) -> None:
    with pytest.raises(PasswordError) as refused:
        password.check_new(typed, name="lothihoa")
    assert refused.value.key == key
    assert typed not in str(refused.value)


def test_a_few_words_are_a_password() -> None:
    password.check_new("chè shan tuyết cổ thụ", name="hoa")


def test_a_hash_is_argon2id_salted_and_of_its_password_only() -> None:
    kept = password.hashed("chè shan tuyết cổ thụ")
    assert kept.startswith("$argon2id$")
    assert kept != password.hashed("chè shan tuyết cổ thụ")
    assert password.matches(kept, "chè shan tuyết cổ thụ")
    assert not password.matches(kept, "chè shan tuyết cổ thu")
    assert not password.is_outdated(kept)


def test_another_keyboard_sends_the_same_letters_in_another_form() -> None:
    kept = password.hashed(unicodedata.normalize("NFD", "chè shan tuyết cổ thụ"))
    assert password.matches(kept, unicodedata.normalize("NFC", "chè shan tuyết cổ thụ"))


def test_nothing_kept_matches_nothing_and_costs_a_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = PasswordHasher.verify

    def counted(self: PasswordHasher, kept: str, typed: str) -> bool:
        asked.append(kept)
        return real(self, kept, typed)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    assert not password.matches("", "chè shan tuyết cổ thụ")
    assert len(asked) == 1
    assert asked[0].startswith("$argon2id$")
    assert asked[0].split("$")[3] == password.hashed("x").split("$")[3], "the same cost"


def test_a_hash_with_other_parameters_is_outdated_and_still_matches() -> None:
    kept = PasswordHasher(time_cost=1, memory_cost=64).hash("chè shan tuyết cổ thụ")
    assert password.is_outdated(kept)
    assert password.matches(kept, "chè shan tuyết cổ thụ")


def test_many_at_once_all_get_their_answer() -> None:
    kept = password.hashed("chè shan tuyết cổ thụ")
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda n: password.matches(kept, f"chè {n}"), range(6)))
    assert found == [False] * 6
