"""What is asked to link an account."""

from bot.forms.form import Form, FormField

LONGEST_CODE = 40  # whoever types spaces and dashes between all symbols still fits

LINK = Form("link", (FormField("code", "line", longest=LONGEST_CODE),))
