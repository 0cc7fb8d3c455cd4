"""A reader without a browser: what it understands, and what it asks."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.map.bokeh_viewer import group_of
from bench.map.viewer import Heard, ViewerError, question


def told(message: ForwardMsg, heard: Heard) -> Heard:
    heard.take(message.SerializeToString())
    return heard


def map_message(*, is_cacheable: bool = False) -> ForwardMsg:
    message = ForwardMsg(hash="abc")
    message.metadata.cacheable = is_cacheable
    message.delta.new_element.component_instance.id = "map"
    return message


def test_the_maps_element_is_the_answer_and_the_scripts_end_is_the_end() -> None:
    heard = Heard()
    assert told(map_message(), heard).is_answered
    assert not heard.is_done
    message = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
    assert told(message, heard).is_done


def test_a_run_that_begins_anew_is_not_the_end() -> None:
    early = ForwardMsg(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN)
    assert not told(early, Heard()).is_done


def test_a_map_that_was_sent_before_may_be_answered_by_its_hash() -> None:
    heard = told(map_message(is_cacheable=True), Heard())
    heard.asked()
    assert not heard.is_answered
    assert told(ForwardMsg(ref_hash="abc"), heard).is_answered
    heard.asked()
    assert not told(ForwardMsg(ref_hash="another"), heard).is_answered


def test_a_fault_on_the_page_is_an_error() -> None:
    message = ForwardMsg()
    message.delta.new_element.exception.type = "KeyError"
    assert told(message, Heard()).failed.startswith("KeyError")


def test_the_chosen_indicator_is_asked_for_as_a_browser_does() -> None:
    heard = Heard(query="place=VN")
    first = BackMsg.FromString(question(heard, page="/map", address="http://h", chosen={}))
    assert (first.rerun_script.page_name, first.rerun_script.query_string) == ("map", "place=VN")
    message = ForwardMsg()
    box = message.delta.new_element.selectbox
    box.id = "$$ID-123-indicator"
    box.options.extend(["one", "two"])
    told(message, heard)
    session = ForwardMsg()
    session.new_session.page_script_hash = "page"
    told(session, heard)
    name, options = heard.selects["indicator"]
    chosen = {name: options[1]}
    later = BackMsg.FromString(question(heard, page="/map", address="http://h", chosen=chosen))
    assert later.rerun_script.page_script_hash == "page"
    (widget,) = later.rerun_script.widget_states.widgets
    assert (widget.id, widget.string_value) == ("$$ID-123-indicator", "two")


def test_another_view_is_asked_of_the_page_that_the_script_came_to() -> None:
    heard = Heard(query="place=11")
    session = ForwardMsg()
    session.new_session.page_script_hash = "the main script"
    came = ForwardMsg()
    came.navigation.page_script_hash = "overview"
    told(came, told(session, heard))
    asked = BackMsg.FromString(question(heard, page="/overview", address="http://h", chosen={}))
    assert asked.rerun_script.page_script_hash == "overview"


def test_buttons_are_found_wherever_they_stand_in_a_document() -> None:
    group = {"id": "p1", "attributes": {"labels": ["a", "b"], "active": 0}}
    document = {"doc": {"roots": [{"attributes": {"children": [group]}}]}}
    assert group_of(document)["id"] == "p1"
    with pytest.raises(ViewerError):
        group_of({"doc": {}})
