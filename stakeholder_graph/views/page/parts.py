"""Which files is the page put together from, in which order? A script may use what stands above it."""

STYLES = (
    "style/base.css",
    "style/frame.css",
    "style/map.css",
    "style/panels.css",
    "style/screens.css",
)

SCRIPTS = (
    "base/page_data.js",
    "base/words.js",
    "base/store.js",
    "base/views.js",
    "base/chosen.js",
    "base/combobox.js",
    "map/shapes.js",
    "map/emphasis.js",
    "map/names.js",
    "map/map.js",
    "map/moving.js",
    "panels/legend.js",
    "panels/weak_points.js",
    "panels/trace.js",
    "panels/details.js",
    "panels/table.js",
    "main.js",
)
