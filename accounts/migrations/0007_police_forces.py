"""Seeds the police forces of England and Wales, and the three special forces."""

from typing import Any

from django.db import migrations

# Slug, short name, name, code of the ONS, whether it has an area of its own, whether it may apply for an order.
FORCES = (
    ("avon-and-somerset", "Avon & Somerset", "Avon and Somerset Police (Constabulary)", "E23000036", True, True),
    ("bedfordshire", "Bedfordshire", "Bedfordshire Police", "E23000026", True, True),
    ("cambridgeshire", "Cambridgeshire", "Cambridgeshire Constabulary", "E23000023", True, True),
    ("cheshire", "Cheshire", "Cheshire Constabulary", "E23000006", True, True),
    ("city-of-london", "City of London", "City of London Police", "E23000034", True, True),
    ("cleveland", "Cleveland", "Cleveland Police", "E23000013", True, True),
    ("cumbria", "Cumbria", "Cumbria Constabulary", "E23000002", True, True),
    ("derbyshire", "Derbyshire", "Derbyshire Constabulary", "E23000018", True, True),
    ("devon-and-cornwall", "Devon & Cornwall", "Devon & Cornwall Police", "E23000035", True, True),
    ("dorset", "Dorset", "Dorset Police", "E23000039", True, True),
    ("durham", "Durham", "Durham Constabulary", "E23000008", True, True),
    ("dyfed-powys", "Dyfed-Powys", "Dyfed-Powys Police", "W15000004", True, True),
    ("essex", "Essex", "Essex Police", "E23000028", True, True),
    ("gloucestershire", "Gloucestershire", "Gloucestershire Constabulary", "E23000037", True, True),
    ("greater-manchester", "GMP", "Greater Manchester Police", "E23000005", True, True),
    ("gwent", "Gwent", "Gwent Police", "W15000002", True, True),
    ("hampshire", "Hampshire & IoW", "Hampshire & Isle of Wight Constabulary", "E23000030", True, True),
    ("hertfordshire", "Hertfordshire", "Hertfordshire Constabulary", "E23000027", True, True),
    ("humberside", "Humberside", "Humberside Police", "E23000012", True, True),
    ("kent", "Kent", "Kent Police", "E23000032", True, True),
    ("lancashire", "Lancashire", "Lancashire Constabulary", "E23000003", True, True),
    ("leicestershire", "Leicestershire", "Leicestershire Police", "E23000021", True, True),
    ("lincolnshire", "Lincolnshire", "Lincolnshire Police", "E23000020", True, True),
    ("merseyside", "Merseyside", "Merseyside Police", "E23000004", True, True),
    ("metropolitan", "Met (MPS)", "Metropolitan Police Service", "E23000001", True, True),
    ("norfolk", "Norfolk", "Norfolk Constabulary", "E23000024", True, True),
    ("north-wales", "North Wales", "North Wales Police", "W15000001", True, True),
    ("north-yorkshire", "North Yorkshire", "North Yorkshire Police", "E23000009", True, True),
    ("northamptonshire", "Northamptonshire", "Northamptonshire Police", "E23000022", True, True),
    ("northumbria", "Northumbria", "Northumbria Police", "E23000007", True, True),
    ("nottinghamshire", "Nottinghamshire", "Nottinghamshire Police", "E23000019", True, True),
    ("south-wales", "South Wales", "South Wales Police", "W15000003", True, True),
    ("south-yorkshire", "South Yorkshire", "South Yorkshire Police", "E23000011", True, True),
    ("staffordshire", "Staffordshire", "Staffordshire Police", "E23000015", True, True),
    ("suffolk", "Suffolk", "Suffolk Constabulary", "E23000025", True, True),
    ("surrey", "Surrey", "Surrey Police", "E23000031", True, True),
    ("sussex", "Sussex", "Sussex Police", "E23000033", True, True),
    ("thames-valley", "TVP", "Thames Valley Police", "E23000029", True, True),
    ("warwickshire", "Warwickshire", "Warwickshire Police", "E23000017", True, True),
    ("west-mercia", "West Mercia", "West Mercia Police", "E23000016", True, True),
    ("west-midlands", "WMP", "West Midlands Police", "E23000014", True, True),
    ("west-yorkshire", "West Yorkshire", "West Yorkshire Police", "E23000010", True, True),
    ("wiltshire", "Wiltshire", "Wiltshire Police", "E23000038", True, True),
    ("british-transport-police", "BTP", "British Transport Police", "", False, True),
    ("ministry-of-defence-police", "MDP", "Ministry of Defence Police", "", False, True),
    ("civil-nuclear-constabulary", "CNC", "Civil Nuclear Constabulary", "", False, False),
)


def seed(apps: Any, _schema_editor: object) -> None:
    organisation = apps.get_model("accounts", "Organisation")
    organisation.objects.bulk_create(
        organisation(
            kind="police",
            slug=slug,
            short_name=short_name,
            name=name,
            gss_code=code,
            territorial=territorial,
            can_apply_for_spo=can_apply,
        )
        for slug, short_name, name, code, territorial, can_apply in FORCES
    )


def unseed(apps: Any, _schema_editor: object) -> None:
    slugs = [slug for slug, *_ in FORCES]
    apps.get_model("accounts", "Organisation").objects.filter(slug__in=slugs).delete()


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0001_organisations_people_and_trail"),
    ]

    dependencies = [
        ("accounts", "0006_switching_off"),
    ]

    operations = [
        migrations.RunPython(seed, unseed),
    ]
