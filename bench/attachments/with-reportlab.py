import json, sys
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
told = json.load(open(sys.argv[1]))
style = getSampleStyleSheet()
parts = [Paragraph(told["title"], style["Heading1"])]
parts += [Paragraph(text.replace("&", "&amp;"), style["Normal"]) for text in told["paragraphs"]]
parts += [Table(told["rows"]), Paragraph('<a href="https://exempel.se/">exempel.se</a>', style["Normal"])]
SimpleDocTemplate(sys.argv[2], pagesize=A4, title=told["title"]).build(parts)
