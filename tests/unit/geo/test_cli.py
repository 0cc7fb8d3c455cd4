"""The command line of places, as a person types it."""

import pytest

from geo import __main__ as command


@pytest.mark.parametrize("asked", [[], ["install"], ["check"], ["outlines"], ["schematic"]])
def test_help_follows_the_terminal_s_language(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {}
    for language, word in (("vi", "ranh giới"), ("en", "outlines")):
        monkeypatch.setenv("BANSO_LANGUAGE", language)
        with pytest.raises(SystemExit) as left:
            command.main([*asked, "--help"])
        assert left.value.code == 0
        said[language] = " ".join(capsys.readouterr().out.split())
        assert word in said[language].casefold()
    assert "outlines of places" not in said["vi"].casefold()
    assert said["vi"] != said["en"]


def test_a_line_without_a_command_is_told_the_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BANSO_LANGUAGE", raising=False)
    assert command.main([]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Chưa ghi lệnh.")
    assert all(name in said for name in command.RUNS)


def test_a_server_that_is_not_there_is_told_in_our_words(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("BANSO_LANGUAGE", "vi")
    assert command.main(["check", "http://127.0.0.1:9/ranh_gioi.zip"]) == 1
    said = capsys.readouterr().err
    assert "máy chủ từ chối kết nối" in said
    assert "refused" not in said
