"""A part that is the same for everybody is drawn once, and seen by everybody."""

from streamlit.testing.v1 import AppTest


def script() -> None:
    """A page with one kept part, which says how often it was made."""
    from types import SimpleNamespace  # noqa: PLC0415 - the function is a script of its own

    import streamlit as st  # noqa: PLC0415

    from components.kept import kept  # noqa: PLC0415

    made = st.session_state.setdefault("made", [])

    @kept
    def part(one, *, ending: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        made.append(one.key)
        with st.container():
            st.markdown(f"{one.key}{ending}")

    with st.container():
        view = SimpleNamespace(key=st.query_params["view"])
        part(view, ending=st.query_params["ending"])  # type: ignore[arg-type]


def seen(app: AppTest, view: str, ending: str = ".") -> list[str]:
    app.query_params["view"], app.query_params["ending"] = view, ending
    app.run()
    assert not app.exception
    return [one.value for one in app.markdown]


def test_a_part_is_made_once_for_a_view_and_shown_whenever_it_is_asked_for() -> None:
    app = AppTest.from_function(script, default_timeout=60)
    assert seen(app, "a") == ["a."]
    assert seen(app, "b") == ["b."]
    assert seen(app, "a") == ["a."]
    assert app.session_state["made"] == ["a", "b"]


def test_another_argument_is_another_part() -> None:
    app = AppTest.from_function(script, default_timeout=60)
    assert seen(app, "c") == ["c."]
    assert seen(app, "c", "!") == ["c!"]
    assert app.session_state["made"] == ["c", "c"]
