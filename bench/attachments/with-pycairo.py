import json, sys
import cairo
told = json.load(open(sys.argv[1]))
surface = cairo.PDFSurface(sys.argv[2], 595, 842)
context = cairo.Context(surface)
for start in range(0, len(told["lines"]), 50):
    for at, line in enumerate(told["lines"][start : start + 50]):
        context.move_to(50, 60 + at * 15)
        context.show_text(line)
    context.show_page()
surface.finish()
