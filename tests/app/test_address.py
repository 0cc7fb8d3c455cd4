"""What the address keeps, tried in a script of two widgets that a page could be."""

import pytest
from streamlit.runtime.state.query_params import QueryParams
from streamlit.testing.v1 import AppTest


def script() -> None:
    import streamlit as st  # noqa: PLC0415 - the script's own

    from components import address  # noqa: PLC0415

    address.turn(st.session_state.get("page", "one"))
    address.settle("fruit", ["apple", "pear", "plum"], default="pear")
    address.settle("size", ["s", "l"], default="s", is_quiet=True)
    address.settle_many("tags", ["a", "b", "c"])
    st.selectbox("Fruit", ["apple", "pear", "plum"], key="fruit")
    st.selectbox("Size", ["s", "l"], key="size")
    st.multiselect("Tags", ["a", "b", "c"], key="tags")


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(script, default_timeout=60)


def test_the_default_holds_and_is_written_unless_it_is_quiet(app: AppTest) -> None:
    app.run()
    assert app.query_params == {"fruit": "pear"}


def test_an_address_wins_over_the_default(app: AppTest) -> None:
    app.query_params.update({"fruit": "plum", "size": "l", "tags": "c,a,x"})
    app.run()
    assert (app.selectbox(key="fruit").value, app.selectbox(key="size").value) == ("plum", "l")
    assert app.multiselect(key="tags").value == ["c", "a"]


def test_what_the_reader_does_is_written_and_kept(app: AppTest) -> None:
    app.run().selectbox(key="fruit").select("apple").run()
    assert app.query_params["fruit"] == "apple"
    assert app.run().selectbox(key="fruit").value == "apple"


def test_the_reader_wins_over_an_address_that_lags_behind(app: AppTest) -> None:
    app.run().selectbox(key="fruit").select("apple").run()
    app.query_params["fruit"] = "pear"
    app.selectbox(key="fruit").select("plum").run()
    assert app.selectbox(key="fruit").value == "plum"


def test_back_to_an_address_without_the_parameter_is_the_default(app: AppTest) -> None:
    app.run().selectbox(key="size").select("l").run()
    del app.query_params["size"]
    assert app.run().selectbox(key="size").value == "s"


def test_a_turn_of_the_page_keeps_the_choice(app: AppTest) -> None:
    app.run().selectbox(key="size").select("l").run()
    app.query_params.clear()
    app.session_state["page"] = "two"
    assert app.run().selectbox(key="size").value == "l"


def test_one_choice_that_changes_several_parts_is_one_writing_of_the_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each writing is an entry in the history: Back would be pressed for nothing."""
    app = AppTest.from_function(gathered, default_timeout=60)
    app.query_params.update({"fruit": "pear", "size": "l", "tags": "a,c"})
    app.run()
    sent: list[str] = []
    send = QueryParams._send_query_param_msg

    def counted(self: QueryParams) -> None:
        sent.append(str(self))
        send(self)

    monkeypatch.setattr(QueryParams, "_send_query_param_msg", counted)
    app.selectbox(key="fruit").select("apple").run()
    assert app.query_params == {"fruit": "apple"}
    assert len(sent) == 1
    assert app.run().selectbox(key="fruit").value == "apple"
    assert len(sent) == 1


def gathered() -> None:
    import streamlit as st  # noqa: PLC0415 - the script's own

    from components import address  # noqa: PLC0415

    with address.at_once():
        fruit = address.settle("fruit", ["apple", "pear"])
        if fruit == "apple":
            address.forget("size", "tags")
            assert address.settle("fruit", ["apple", "pear"]) == "apple"
    st.selectbox("Fruit", ["apple", "pear"], key="fruit")


def test_an_unknown_value_reads_as_the_default(app: AppTest) -> None:
    app.query_params["fruit"] = "durian"
    assert app.run().selectbox(key="fruit").value == "pear"
    assert app.query_params["fruit"] == "pear"


def test_what_is_not_known_of_several_is_said_once(app: AppTest) -> None:
    app.query_params["tags"] = "C,x,a,y"
    app.run()
    assert app.multiselect(key="tags").value == ["c", "a"]
    assert app.session_state["address_unread"] == ["tags=x", "tags=y"]
    app.run()
    assert app.session_state["address_unread"] == ["tags=x", "tags=y"]
