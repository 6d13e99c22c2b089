"""Short texts in the ways that German business news words its claims: all of them, and nothing else."""

from __future__ import annotations

import pytest

from tests.annotate.marked import claims, read_marked

CASES: dict[str, tuple[str, set[str]]] = {
    "acquires active perfect": (
        "Die [Nordlicht AG|ORG] hat den Münchner Softwarehersteller [Helio GmbH|ORG] für 45 Millionen Euro gekauft.",
        {"acquires(Nordlicht AG, Helio GmbH) current 45000000"},
    ),
    "acquires simple past, subject after the verb": (
        "Im vergangenen Jahr übernahm der Zulieferer [Kramer|ORG] die Firma [Zentrik|ORG].",
        {"acquires(Kramer, Zentrik) current"},
    ),
    "acquires passive with agent": (
        "[Zentrik|ORG] wird vom Finanzinvestor [Altus Partners|ORG] übernommen.",
        {"acquires(Altus Partners, Zentrik) current"},
    ),
    "acquires passive perfect, durch": (
        "Das Start-up [Quandis|ORG] ist 2021 durch den Konzern [Meridian|ORG] aufgekauft worden.",
        {"acquires(Meridian, Quandis) current"},
    ),
    "acquires planned by modal": (
        "[Meridian|ORG] will den Rivalen [Solvanta|ORG] für 2,3 Milliarden Dollar übernehmen.",
        {"acquires(Meridian, Solvanta) planned 2300000000", "competes_with(Solvanta, Meridian) current"},
    ),
    "acquires planned by parent verb": (
        "[Meridian|ORG] plant, die Brauerei [Hopfner|ORG] zu kaufen.",
        {"acquires(Meridian, Hopfner) planned"},
    ),
    "acquires alleged, insiders": (
        "Laut Insidern soll [Meridian|ORG] den Chiphersteller [Siltron|ORG] übernehmen.",
        {"acquires(Meridian, Siltron) alleged"},
    ),
    "acquires alleged, perfect infinitive": (
        "[Meridian|ORG] soll die Firma [Siltron|ORG] heimlich gekauft haben.",
        {"acquires(Meridian, Siltron) alleged"},
    ),
    "acquires a stake": (
        "Der Investor [Altus Partners|ORG] hat 20 Prozent an der [Hopfner AG|ORG] erworben.",
        {"acquires(Altus Partners, Hopfner AG) current 20%"},
    ),
    "acquires the majority": (
        "[Kramer|ORG] übernimmt die Mehrheit an dem Start-up [Zentrik|ORG].",
        {"acquires(Kramer, Zentrik) current"},
    ),
    "acquires negated": (
        "[Kramer|ORG] wird die Firma [Zentrik|ORG] nicht übernehmen.",
        set(),
    ),
    "acquires conditional": (
        "Falls [Kramer|ORG] die Firma [Zentrik|ORG] übernimmt, verlieren viele ihre Arbeit.",
        set(),
    ),
    "acquires in question": (
        "Übernimmt [Kramer|ORG] nun die Firma [Zentrik|ORG]?",
        set(),
    ),
    "acquires whether": (
        "Ob [Kramer|ORG] die Firma [Zentrik|ORG] kauft, ist offen.",
        set(),
    ),
    "instead of": (
        "Statt [Zentrik|ORG] zu kaufen, investierte [Kramer|ORG] in das Start-up [Quandis|ORG].",
        {"invested_in(Kramer, Quandis) current"},
    ),
    "takeover noun": (
        "Die Übernahme der [Helio GmbH|ORG] durch die [Nordlicht AG|ORG] ist abgeschlossen.",
        {"acquires(Nordlicht AG, Helio GmbH) current"},
    ),
    "takeover noun forbidden": (
        "Das Kartellamt hat die Übernahme von [Helio|ORG] durch [Nordlicht|ORG] untersagt.",
        {"acquires(Nordlicht, Helio) rejected"},
    ),
    "takeover noun without a buyer": (
        "Die Übernahme von [Helio|ORG] kam überraschend.",
        set(),
    ),
    "offer rejected": (
        "Der Vorstand lehnte ein Übernahmeangebot von [Nordlicht|ORG] für die [Helio GmbH|ORG] ab.",
        {"acquires(Nordlicht, Helio GmbH) rejected"},
    ),
    "offer made": (
        "[Nordlicht|ORG] legte ein Angebot für [Helio|ORG] über 300 Millionen Euro vor.",
        {"acquires(Nordlicht, Helio) planned 300000000"},
    ),
    "participle before the noun": (
        "Das von [Petra Lind|PER] gegründete Unternehmen [Velora|ORG] wächst schnell.",
        {"founded(Petra Lind, Velora) current"},
    ),
    "stake held": (
        "Die Familie ist nicht allein: Der Fonds [Altus Partners|ORG] hält 12,5 Prozent an [Velora|ORG].",
        {"owns(Altus Partners, Velora) current 12.5%"},
    ),
    "stakes with gapping": (
        "An der [Velora AG|ORG] hält [Altus Partners|ORG] 70 Prozent, [Nordbank|ORG] 30 Prozent.",
        {"owns(Altus Partners, Velora AG) current 70%", "owns(Nordbank, Velora AG) current 30%"},
    ),
    "stakes that were held": (
        "[Kramer|ORG] hielt bis 2020 rund 40 Prozent an [Velora|ORG].",
        {"owns(Kramer, Velora) former 40%"},
    ),
    "share price is no stake": (
        "Die Aktie von [Velora|ORG] stieg um 8 Prozent auf 51,30 Euro.",
        set(),
    ),
    "dative owner": (
        "Die Modemarke [Lunaris|ORG] gehört dem schwedischen Konzern [Fjellgruppen|ORG].",
        {"owns(Fjellgruppen, Lunaris) current"},
    ),
    "dative owner in a relative clause": (
        "[Lunaris|ORG], das zu 60 Prozent der Holding [Castor|ORG] gehört, schrieb Verluste.",
        {"owns(Castor, Lunaris) current 60%"},
    ),
    "belongs to": (
        "Zum Konzern [Fjellgruppen|ORG] gehört auch die Modemarke [Lunaris|ORG].",
        {"owns(Fjellgruppen, Lunaris) current"},
    ),
    "majority lies with": (
        "Die Mehrheit an [Lunaris|ORG] liegt bei der Stiftung [Castor|ORG].",
        {"owns(Castor, Lunaris) current"},
    ),
    "participates with": (
        "[Fjellgruppen|ORG] ist mit 25,1 Prozent an der [Nordbank|ORG] beteiligt.",
        {"owns(Fjellgruppen, Nordbank) current 25.1%"},
    ),
    "founded active": (
        "2016 gründeten [Petra Lind|PER] und [Jan Becker|PER] die Firma [Velora|ORG].",
        {"founded(Petra Lind, Velora) current", "founded(Jan Becker, Velora) current"},
    ),
    "founded passive in a relative clause": (
        "Das Start-up [Velora|ORG], das 2016 von [Petra Lind|PER] gegründet wurde, sitzt in Kassel.",
        {"founded(Petra Lind, Velora) current"},
    ),
    "founded idiom": (
        "[Petra Lind|PER] rief 2016 die Stiftung [Castor|ORG] ins Leben.",
        {"founded(Petra Lind, Castor) current"},
    ),
    "founder compound with a name": (
        "[Velora|ORG]-Gründerin [Petra Lind|PER] zeigte sich zufrieden.",
        {"founded(Petra Lind, Velora) current"},
    ),
    "founder and chief in apposition": (
        "[Petra Lind|PER], Gründerin von [Velora|ORG], sprach vor Studenten.",
        {"founded(Petra Lind, Velora) current"},
    ),
    "leads by compound": (
        "[Nordbank|ORG]-Chef [Olaf Reuter|PER] kündigte Einsparungen an.",
        {"leads(Olaf Reuter, Nordbank) current"},
    ),
    "leads by a compound with a name of two words": (
        "[Robo Labs|ORG]-Gründerin [Petra Lind|PER] bleibt Geschäftsführerin.",
        {"founded(Petra Lind, Robo Labs) current", "leads(Petra Lind, Robo Labs) current"},
    ),
    "leads by genitive": (
        "Der Vorstandschef der [Nordbank AG|ORG], [Olaf Reuter|PER], widersprach.",
        {"leads(Olaf Reuter, Nordbank AG) current"},
    ),
    "leads formerly": (
        "Der frühere [Nordbank|ORG]-Chef [Olaf Reuter|PER] widersprach.",
        {"leads(Olaf Reuter, Nordbank) former"},
    ),
    "leads Ex-": (
        "Ex-[Nordbank|ORG]-Chef [Olaf Reuter|PER] widersprach.",
        {"leads(Olaf Reuter, Nordbank) former"},
    ),
    "leads copula": (
        "[Olaf Reuter|PER] ist seit 2019 Geschäftsführer der [Helio GmbH|ORG].",
        {"leads(Olaf Reuter, Helio GmbH) current"},
    ),
    "leads was": (
        "[Olaf Reuter|PER] war lange Chef von [Helio|ORG].",
        {"leads(Olaf Reuter, Helio) former"},
    ),
    "leads becomes": (
        "[Carla Voss|PER] wird neue Chefin der [Nordbank|ORG].",
        {"leads(Carla Voss, Nordbank) planned"},
    ),
    "leads verb": (
        "[Carla Voss|PER] leitet das Institut [Nordbank|ORG] seit drei Jahren.",
        {"leads(Carla Voss, Nordbank) current"},
    ),
    "invests": (
        "Der Milliardär [Jan Becker|PER] investierte 2019 zehn Millionen Euro in das Start-up [Quandis|ORG].",
        {"invested_in(Jan Becker, Quandis) current 10000000"},
    ),
    "enters": (
        "[Altus Partners|ORG] steigt bei der Brauerei [Hopfner|ORG] ein.",
        {"invested_in(Altus Partners, Hopfner) current"},
    ),
    "takes a share": (
        "[Altus Partners|ORG] beteiligt sich mit 15 Prozent an [Quandis|ORG].",
        {"invested_in(Altus Partners, Quandis) current 15%"},
    ),
    "leads a round": (
        "[Quandis|ORG] sammelt Geld ein\n[Quandis|ORG] hat 30 Millionen Euro eingesammelt. "
        "Angeführt wurde die Runde von [Altus Partners|ORG].",
        {"invested_in(Altus Partners, Quandis) current"},
    ),
    "sells": (
        "[Meridian|ORG] verkauft die Tochter [Siltron|ORG] für 90 Millionen Euro an [Kramer|ORG].",
        {
            "divests(Meridian, Siltron) current 90000000",
            "acquires(Kramer, Siltron) current 90000000",
            "subsidiary_of(Siltron, Meridian) current",
        },
    ),
    "parts with": (
        "[Meridian|ORG] trennt sich von der Brauerei [Hopfner|ORG].",
        {"divests(Meridian, Hopfner) current"},
    ),
    "mergers planned": (
        "[Helio|ORG] und [Nordlicht|ORG] wollen fusionieren.",
        {"merges_with(Helio, Nordlicht) planned"},
    ),
    "merger with": (
        "[Helio|ORG] fusioniert mit [Nordlicht|ORG].",
        {"merges_with(Helio, Nordlicht) current"},
    ),
    "merger noun failed": (
        "Die Fusion zwischen [Helio|ORG] und [Nordlicht|ORG] ist gescheitert.",
        {"merges_with(Helio, Nordlicht) rejected"},
    ),
    "sued": (
        "[Olaf Reuter|PER] hat die [Nordbank|ORG] verklagt.",
        {"sued(Olaf Reuter, Nordbank) current"},
    ),
    "sues against": (
        "Die Gewerkschaft [Pro Werk|ORG] klagt gegen die [Nordbank|ORG].",
        {"sued(Pro Werk, Nordbank) current"},
    ),
    "files suit": (
        "[Siltron|ORG] reichte in Texas Klage gegen [Meridian|ORG] ein.",
        {"sued(Siltron, Meridian) current"},
    ),
    "sued passive": (
        "[Meridian|ORG] wurde von dem Erfinder [Jan Becker|PER] verklagt.",
        {"sued(Jan Becker, Meridian) current"},
    ),
    "suit planned": (
        "[Siltron|ORG] will [Meridian|ORG] verklagen.",
        {"sued(Siltron, Meridian) planned"},
    ),
    "accuses": (
        "[Carla Voss|PER] wirft dem Rivalen [Olaf Reuter|PER] vor, die [Nordbank|ORG] getäuscht zu haben.",
        {"accuses(Carla Voss, Olaf Reuter) current", "rival_of(Olaf Reuter, Carla Voss) current"},
    ),
    "subsidiary by possessive": (
        "Der Konzern [Meridian|ORG] und seine Tochter [Siltron|ORG] bauen Stellen ab.",
        {"subsidiary_of(Siltron, Meridian) current"},
    ),
    "subsidiary compound": (
        "Die [Meridian|ORG]-Tochter [Siltron|ORG] baut Stellen ab.",
        {"subsidiary_of(Siltron, Meridian) current"},
    ),
    "subsidiary apposition": (
        "[Siltron|ORG], eine Tochter von [Meridian|ORG], baut Stellen ab.",
        {"subsidiary_of(Siltron, Meridian) current"},
    ),
    "parent compound": (
        "Der [Siltron|ORG]-Mutterkonzern [Meridian|ORG] baut Stellen ab.",
        {"subsidiary_of(Siltron, Meridian) current"},
    ),
    "board seat": (
        "[Carla Voss|PER] zieht in den Aufsichtsrat der [Nordbank AG|ORG] ein.",
        {"board_member_of(Carla Voss, Nordbank AG) current"},
    ),
    "board compound": (
        "[Nordbank|ORG]-Aufsichtsrat [Jan Becker|PER] schwieg.",
        {"board_member_of(Jan Becker, Nordbank) current"},
    ),
    "competes": (
        "[Quandis|ORG] konkurriert mit dem Marktführer [Solvanta|ORG].",
        {"competes_with(Quandis, Solvanta) current"},
    ),
    "competes by apposition": (
        "[Quandis|ORG], ein Konkurrent von [Solvanta|ORG], wächst.",
        {"competes_with(Quandis, Solvanta) current"},
    ),
    "competes compound": (
        "Der [Solvanta|ORG]-Rivale [Quandis|ORG] wächst.",
        {"competes_with(Quandis, Solvanta) current"},
    ),
    "partners": (
        "[Quandis|ORG] kooperiert mit [Solvanta|ORG].",
        {"partner_of(Quandis, Solvanta) current"},
    ),
    "partnership noun": (
        "Die Partnerschaft zwischen [Quandis|ORG] und [Solvanta|ORG] läuft gut.",
        {"partner_of(Quandis, Solvanta) current"},
    ),
    "develops": (
        "[Quandis|ORG] hat die Software [Fluxo|PRODUCT] entwickelt.",
        {"develops(Quandis, Fluxo) current"},
    ),
    "maker compound": (
        "Der [Fluxo|PRODUCT]-Hersteller [Quandis|ORG] wächst.",
        {"develops(Quandis, Fluxo) current"},
    ),
    "possessed firm": (
        "[Jan Becker|PER] reiste an. [Beckers|PER] Unternehmen [Velora|ORG] macht Gewinn.",
        {"owns(Jan Becker, Velora) current"},
    ),
    "leaves": (
        "[Jan Becker|PER] hat die Firma [Velora|ORG] 2021 verlassen.",
        {"member_of(Jan Becker, Velora) former"},
    ),
    "funds": (
        "Die Stiftung [Castor|ORG] fördert das Institut [Nordwerk|ORG] mit zwei Millionen Euro.",
        {"funded(Castor, Nordwerk) current 2000000"},
    ),
    "epithet is not the organisation": (
        "Der Eigentümer von [Velora|ORG] hat in [Quandis|ORG] investiert.",
        set(),
    ),
    "revenue is no deal value": (
        "[Kramer|ORG], das bei einem Umsatz von 80 Millionen Euro Gewinn machte, übernimmt [Zentrik|ORG].",
        {"acquires(Kramer, Zentrik) current"},
    ),
    "sale refused": (
        "[Petra Lind|PER] hat einen Verkauf von [Velora|ORG] an [Meridian|ORG] abgelehnt.",
        {"acquires(Meridian, Velora) rejected"},
    ),
    "rumour denied": (
        "Gerüchte, [Meridian|ORG] wolle [Velora|ORG] übernehmen, nannte ein Sprecher „frei erfunden“.",
        {"acquires(Meridian, Velora) rejected"},
    ),
    "object first": (
        "Den Zulieferer [Zentrik|ORG] übernimmt der Konzern [Meridian|ORG].",
        {"acquires(Meridian, Zentrik) current"},
    ),
    "pronouns carry the subject": (
        "[Petra Lind|PER] lebt in Kassel. 2016 gründete sie das Start-up [Velora|ORG].",
        {"founded(Petra Lind, Velora) current"},
    ),
    "subject ellipsis": (
        "[Meridian|ORG] kauft die Brauerei [Hopfner|ORG] und beteiligt sich an dem Start-up [Quandis|ORG].",
        {"acquires(Meridian, Hopfner) current", "invested_in(Meridian, Quandis) current"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_reads_what_is_said_and_nothing_else(name: str) -> None:
    text, expected = CASES[name]
    assert claims(read_marked(text)) == expected
