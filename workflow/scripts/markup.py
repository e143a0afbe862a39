"""HTML of the report: tables, numbers with subscripts, and figures put into the page as SVG."""

import html
import re
import xml.etree.ElementTree as ElementTree

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)


def words(text):
    """Escaped, with A_4 and n_0 as the letter and its subscript."""
    return re.sub(r"\b([A-Z]|n)_(\w)\b", r"\1<sub>\2</sub>", html.escape(text))


def row(cells):
    """The first cell names the row."""
    first, *rest = cells
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def table(caption, head, groups):
    """Groups of rows, {heading: rows}, all cells HTML; an empty heading has no line of its own."""
    lines = ['<div class="scroll"><table>', f"<caption><span>{caption}</span></caption>"]
    lines.append(f'<thead><tr>{"".join(f"<th scope=col>{name}</th>" for name in head)}</tr></thead>')
    for heading, rows in groups.items():
        lines.append("<tbody>")
        if heading:
            lines.append(f'<tr class="group"><th scope="rowgroup" colspan="{len(head)}">{heading}</th></tr>')
        lines += [row(cells) for cells in rows]
        lines.append("</tbody>")
    return "\n".join([*lines, "</table></div>"])


def inlined(path, name):
    """A drawing for the page: its ids begin with `name`, so that several drawings can share one page."""
    drawing = ElementTree.parse(path).getroot()
    for element in drawing.iter():
        for style in element.findall(f"{{{SVG}}}style"):
            element.remove(style)  # it would reach the whole page
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, f"{name}-{value}")
            elif key in ("href", f"{{{XLINK}}}href") and value.startswith("#"):
                element.set(key, f"#{name}-{value[1:]}")
            else:
                element.set(key, value.replace("url(#", f"url(#{name}-"))
        element.text = element.tail = None  # indentation: the scripts draw text as outlines
    width = drawing.get("width").removesuffix("pt")
    drawing.attrib.pop("height")
    drawing.set("width", width)
    drawing.set("style", f"--width: {width}")
    return ElementTree.tostring(drawing, encoding="unicode")
