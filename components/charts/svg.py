"""A drawing as a picture that stands in a cell of a Markdown table."""

import base64


def picture(drawn: str, *, width: float, height: float, alt: str) -> str:
    """Markdown of an SVG in a data address.

    Args:
        drawn: What stands inside the `svg` element.
        width: Pixels.
        height: Pixels.
        alt: What it shows, in words.
    """
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width:.0f}' height='{height:.0f}' "
        f"viewBox='0 0 {width:.0f} {height:.0f}'>{drawn}</svg>"
    )
    body = base64.b64encode(svg.encode()).decode()
    words = alt.replace("[", "(").replace("]", ")")
    return f"![{words}](data:image/svg+xml;base64,{body})"
