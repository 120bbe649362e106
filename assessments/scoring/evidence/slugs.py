"""Indicators the matrix reads, by the slugs their figures are kept under."""

REFUGEES = "unhcr.refugees"
ASYLUM_SEEKERS = "unhcr.asylum-seekers"
OTHERS = "unhcr.oip"
PROTECTION = (REFUGEES, ASYLUM_SEEKERS, OTHERS)
NATIONAL = "national.stock"
STOCKS = (NATIONAL, "undesa.stock")
"""A recorded national figure goes before UN DESA's."""
POSITIVE = "unhcr.decisions.positive"
REJECTED = "unhcr.decisions.rejected"
CONFLICT_STOCK = "idmc.conflict.stock"
CONFLICT_NEW = "idmc.conflict.new"
UNHCR_IDPS = "unhcr.idps"
SAFETY_SHARE = "survey.safety-share"
WORKING_AGE = "wpp.aged-20-64"
YOUNG = "wpp.aged-20-39"
SELF_EMPLOYED = "ilo.self-employed"
