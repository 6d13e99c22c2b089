"""Whole articles of the kinds that the reader is for: what is claimed is said there, and most of what is said is found.

``may`` lists what is said too but need not be found; anything else is a wrong claim.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.annotate.marked import claims, read_marked


@dataclass(frozen=True)
class Story:
    """A marked article, the claims it must give and those it may give."""

    text: str
    must: frozenset[str]
    may: frozenset[str] = frozenset()


def _story(text: str, must: str, may: str = "") -> Story:
    lines = [frozenset(line.strip() for line in part.strip().split("\n") if line.strip()) for part in (must, may)]
    return Story(text.strip().replace("\\\n", ""), lines[0], lines[1])


STORIES = {
    "a change at the top": _story(
        """\
Machtwechsel bei [Velmont|ORG]
Die [Velmont AG|ORG] bekommt einen neuen Chef. Der Aufsichtsrat des Hamburger Kosmetikkonzerns hat am Dienstag \
[Henrik Sander|PER] zum Vorstandsvorsitzenden berufen. Der 52-Jährige folgt auf [Claudia Wirtz|PER], die das \
Unternehmen seit 2014 führte und Ende März ausscheidet.
[Sander|PER] kommt vom Konsumgüterhersteller [Brandis|ORG], wo er zuletzt das Europageschäft leitete. Zuvor \
hatte er acht Jahre für die Beratungsfirma [Korbach & Partner|ORG] gearbeitet. „Ich freue mich auf die Aufgabe“, \
sagte er.
[Wirtz|PER] hatte [Velmont|ORG] nach einem Bilanzskandal saniert. Unter ihrer Führung kaufte der Konzern 2018 \
den französischen Parfümhersteller [Maison Clairvaux|ORG] und verkaufte zwei Jahre später die Sparte \
Haushaltsreiniger an den Rivalen [Hentschel|ORG]. Ihr Verhältnis zum Großaktionär [Gerd Molitor|PER] galt jedoch \
als zerrüttet. [Molitor|PER], der 23 Prozent der Aktien hält, hatte sie mehrfach öffentlich kritisiert.
Aufsichtsratschefin [Renate Thiel|PER] wies Berichte zurück, wonach [Wirtz|PER] zum Rücktritt gedrängt worden \
sei. „Davon kann keine Rede sein“, sagte [Thiel|PER]. Auch Spekulationen über eine Übernahme durch [Brandis|ORG] \
dementierte sie.
Neben [Molitor|PER] gehört die Familienstiftung [Velmont-Stiftung|ORG] mit 31 Prozent zu den größten \
Eigentümern. Finanzvorstand [Uwe Lorenz|PER] bleibt im Amt.
""",
        """
        acquires(Velmont AG, Maison Clairvaux) current
        board_member_of(Renate Thiel, Velmont AG) current
        competes_with(Hentschel, Velmont AG) current
        leads(Claudia Wirtz, Velmont AG) former
        leads(Henrik Sander, Velmont AG) current
        member_of(Henrik Sander, Korbach & Partner) former
        owns(Gerd Molitor, Velmont AG) current 23%
        """,
        """
        leads(Uwe Lorenz, Velmont AG) current
        """,
    ),
    "a lawsuit": _story(
        """\
[Tronix|ORG] verklagt [Sentaro|ORG]
Der Chipentwickler [Tronix|ORG] hat den südkoreanischen Elektronikkonzern [Sentaro|ORG] vor einem Gericht in \
Delaware verklagt. Die Amerikaner werfen ihrem früheren Partner vor, Patente verletzt und Geschäftsgeheimnisse \
gestohlen zu haben. [Sentaro|ORG] wies die Vorwürfe zurück und kündigte eine Gegenklage an.
Beide Unternehmen hatten 2017 ein Gemeinschaftsunternehmen namens [Optivar|ORG] gegründet, an dem [Tronix|ORG] \
51 Prozent hielt. Nach einem Streit über die Führung stieg [Sentaro|ORG] 2021 aus. Seither bauen die Koreaner \
unter der Marke [Lumacore|PRODUCT] eigene Prozessoren, die direkt mit dem [Tronix|ORG]-Chip [Vega 9|PRODUCT] \
konkurrieren.
„Man hat uns bestohlen“, sagte [Tronix|ORG]-Chefin [Dana Whitfield|PER]. Die Managerin, die das Unternehmen 2009 \
zusammen mit [Raj Mehta|PER] gegründet hatte, fordert Schadenersatz in Höhe von 1,2 Milliarden Dollar. \
[Mehta|PER] hat die Firma inzwischen verlassen und leitet heute das Start-up [Arcwell|ORG], in das unter anderem \
der Finanzinvestor [Blue Harbor|ORG] investiert hat.
Der Klage zufolge soll [Sentaro|ORG]-Manager [Kim Dae-jung|PER] Ingenieure abgeworben haben. Ein Sprecher des \
Konzerns nannte das „absurd“. Analysten halten einen Vergleich für möglich. Eine Fusion der beiden Rivalen, über \
die noch 2019 spekuliert worden war, ist damit endgültig vom Tisch.
""",
        """
        develops(Tronix, Vega 9) current
        founded(Dana Whitfield, Tronix) current
        invested_in(Blue Harbor, Arcwell) current
        leads(Dana Whitfield, Tronix) current
        leads(Raj Mehta, Arcwell) current
        member_of(Raj Mehta, Tronix) former
        owns(Tronix, Optivar) former 51%
        sued(Tronix, Sentaro) current
        """,
        """\
        founded(Raj Mehta, Tronix) current
        founded(Sentaro, Optivar) current
        founded(Tronix, Optivar) current
        member_of(Kim Dae-jung, Sentaro) current
        merges_with(Tronix, Sentaro) rejected
        partner_of(Tronix, Sentaro) current
        """,
    ),
    "brothers at odds": _story(
        """\
Brüder streiten um [Kellner Reisen|ORG]
Der Streit zwischen [Michael Kellner|PER] und seinem Bruder [Stefan Kellner|PER] spitzt sich zu. Die beiden \
besitzen je 50 Prozent der [Kellner Reisen GmbH|ORG], die ihr Vater [Josef Kellner|PER] 1968 in Passau gegründet \
hat. Seit dessen Tod 2019 blockieren sie sich gegenseitig.
[Michael Kellner|PER] will das Unternehmen an den Reisekonzern [Horizont|ORG] verkaufen. Sein Bruder lehnt das \
ab. Er strebt stattdessen eine Partnerschaft mit dem österreichischen Veranstalter [Alpentours|ORG] an. „Mit mir \
wird es keinen Verkauf geben“, sagte der jüngere der beiden.
[Horizont|ORG] hatte im Frühjahr 80 Millionen Euro geboten. Der Konzern, der zur Handelsgruppe [Rewald|ORG] \
gehört, betreibt bereits die Plattform [Ferienklick|PRODUCT]. Chef [Tobias Brandl|PER] sagte, das Angebot gelte \
noch bis Ende Juni.
Nun hat [Michael|PER] seinen Bruder verklagt. Er wirft ihm vor, Geld der Firma für private Zwecke ausgegeben zu \
haben. [Stefan|PER] bestreitet das. Geschäftsführerin [Monika Ebner|PER], die vor zwei Jahren von \
[Alpentours|ORG] gekommen war, hat inzwischen gekündigt.
""",
        """
        accuses(Michael Kellner, Stefan Kellner) current
        acquires(Horizont, Kellner Reisen GmbH) planned
        develops(Horizont, Ferienklick) current
        divests(Michael Kellner, Kellner Reisen GmbH) planned
        family_of(Stefan Kellner, Michael Kellner) current
        founded(Josef Kellner, Kellner Reisen GmbH) current
        owns(Michael Kellner, Kellner Reisen GmbH) current 50%
        owns(Rewald, Horizont) current
        owns(Stefan Kellner, Kellner Reisen GmbH) current 50%
        rival_of(Michael Kellner, Stefan Kellner) current
        sued(Michael Kellner, Stefan Kellner) current
        """,
        """\
        leads(Monika Ebner, Kellner Reisen GmbH) current
        leads(Tobias Brandl, Horizont) current
        member_of(Monika Ebner, Alpentours) former
        """,
    ),
    "a takeover": _story(
        """\
[Solarix|ORG] übernimmt Konkurrenten [Heliotec|ORG]
Der Solaranlagenbauer [Solarix|ORG] kauft seinen Wettbewerber [Heliotec|ORG]. Der Kaufpreis beträgt 210 \
Millionen Euro, wie das Leipziger Unternehmen mitteilte. Verkäufer ist der Finanzinvestor [Nordcap|ORG], der \
[Heliotec|ORG] erst 2020 für 90 Millionen Euro erworben hatte. Die Kartellbehörden müssen dem Geschäft noch \
zustimmen.
[Solarix|ORG] war 2012 von den Ingenieuren [Frank Dörr|PER] und [Sabine Klee|PER] gegründet worden. [Dörr|PER] \
ist heute Vorstandschef und hält noch 18 Prozent der Anteile, [Klee|PER] sitzt im Aufsichtsrat. Größter Aktionär \
ist mit 35 Prozent der Energiekonzern [Elbwerke|ORG].
„Gemeinsam werden wir zur Nummer eins in Deutschland“, sagte [Dörr|PER]. [Heliotec|ORG]-Geschäftsführer [Marco \
Pintus|PER] soll in den Vorstand von [Solarix|ORG] einziehen. Die Marke [Heliotec|ORG] bleibe erhalten, die \
Tochterfirma [Sunlease|ORG] werde dagegen verkauft.
Noch im Mai war ein Zusammenschluss von [Solarix|ORG] mit dem chinesischen Hersteller [Jinhai|ORG] am Widerstand \
der Elbwerke gescheitert. Die Chinesen hatten 400 Millionen Euro geboten. Zu den Kunden von [Solarix|ORG] zählen \
[Aldano|ORG] und die Bahn. Die [Solarix|ORG]-Aktie legte um 6,5 Prozent auf 23,80 Euro zu.
""",
        """
        acquires(Nordcap, Heliotec) current 90000000
        acquires(Solarix, Heliotec) current
        board_member_of(Sabine Klee, Solarix) current
        competes_with(Heliotec, Solarix) current
        founded(Frank Dörr, Solarix) current
        founded(Sabine Klee, Solarix) current
        leads(Frank Dörr, Solarix) current
        leads(Marco Pintus, Heliotec) current
        merges_with(Solarix, Jinhai) rejected
        owns(Elbwerke, Solarix) current 35%
        owns(Frank Dörr, Solarix) current 18%
        """,
        """\
        subsidiary_of(Sunlease, Heliotec) current
        """,
    ),
    "an activist investor": _story(
        """\
[Gravion|ORG]: Investoren drängen auf Verkauf der Autosparte
Der Technologiekonzern [Gravion|ORG] gerät unter Druck. Der aktivistische Investor [Claymore|ORG], der nach \
eigenen Angaben 5,2 Prozent der Aktien besitzt, fordert in einem offenen Brief die Abspaltung der Autosparte \
[Gravion Drive|ORG]. Vorstandschefin [Ines Albrecht|PER] lehnte das am Freitag ab.
[Claymore|ORG] war erst im Januar bei dem Essener Unternehmen eingestiegen. Gründer [Paul Hartog|PER], ein \
früherer Banker, hatte zuvor schon den Chemiehersteller [Rhenax|ORG] zum Umbau gezwungen. Damals verlor \
Konzernchef [Jürgen Maas|PER] seinen Posten. Maas leitet heute den Aufsichtsrat von [Solvia|ORG].
Auch der Staatsfonds [Qatar Holding|ORG], mit 17 Prozent größter Aktionär von [Gravion|ORG], soll laut \
Branchenkreisen unzufrieden sein. Ein Sprecher wollte sich nicht äußern. Die IG-Metall-Vertreterin [Silke \
Brand|PER] warnte vor einer Zerschlagung.
Im vergangenen Jahr hatte [Gravion|ORG] 40 Prozent an dem Batterieentwickler [Voltec|ORG] gekauft und dafür 600 \
Millionen Euro bezahlt. [Voltec|ORG] wurde 2015 von dem Physiker [Ali Demirci|PER] in Dresden gegründet und \
beliefert unter anderem [Dornberg|ORG] und dessen Tochter [Dornberg Trucks|ORG].
Der japanische Autozulieferer [Kanzai|ORG] prüft nach Informationen dieser Zeitung ein Gebot für [Gravion \
Drive|ORG]. Mit [Kanzai|ORG] arbeitet [Gravion|ORG] seit Jahren in einem Gemeinschaftsunternehmen zusammen.
""",
        """
        acquires(Gravion, Voltec) current 40%
        acquires(Kanzai, Gravion Drive) planned
        founded(Ali Demirci, Voltec) current
        invested_in(Claymore, Gravion) current
        owns(Claymore, Gravion) current 5.2%
        owns(Qatar Holding, Gravion) current 17%
        partner_of(Gravion, Kanzai) current
        subsidiary_of(Dornberg Trucks, Dornberg) current
        """,
        """\
        subsidiary_of(Gravion Drive, Gravion) current
        """,
    ),
    "a football club": _story(
        """\
Milliardär [Viktor Orlow|PER] kauft Fußballklub
London. Der russisch-britische Unternehmer [Viktor Orlow|PER] hat den Londoner Traditionsverein [Hackfield \
FC|ORG] für umgerechnet 310 Millionen Euro übernommen. Verkäufer ist die Familie Grant, die den Klub seit 1987 \
besaß. Das teilte der Verein am Sonntag mit.
[Orlow|PER] gründete 1995 den Rohstoffhändler [Uralmet|ORG], den er 2012 an den Schweizer Konzern [Glenmark|ORG] \
verkaufte. Seither investiert der Milliardär über seine Holding [Orlow Capital|ORG] vor allem in Medien und \
Sport. Ihm gehören die Zeitung [Evening Mail|ORG] und 30 Prozent des Rennstalls [Scuderia Azzurra|ORG].
Neuer Klubchef wird [Orlows|PER] langjähriger Vertrauter [Simon Hale|PER]. Der 44-Jährige war bisher \
Finanzvorstand von [Orlow Capital|ORG]. Trainer [Diego Ferrante|PER] soll bleiben, obwohl ihn auch der Rivale \
[Northgate United|ORG] umwirbt.
Fangruppen kritisieren den Einstieg. „Wir wollen kein Spielzeug sein“, sagte ihre Sprecherin [Joanne Webb|PER]. \
[Orlow|PER] war 2016 von seinem früheren Partner [Boris Kern|PER] verklagt worden, der ihm Betrug vorwarf. Ein \
Gericht wies die Klage ab.
""",
        """
        acquires(Glenmark, Uralmet) current
        acquires(Viktor Orlow, Hackfield FC) current 310000000
        divests(Viktor Orlow, Uralmet) current
        founded(Viktor Orlow, Uralmet) current
        owns(Viktor Orlow, Evening Mail) current
        owns(Viktor Orlow, Orlow Capital) current
        owns(Viktor Orlow, Scuderia Azzurra) current
        sued(Boris Kern, Viktor Orlow) current
        """,
        """\
        friend_of(Simon Hale, Viktor Orlow) current
        leads(Simon Hale, Orlow Capital) former
        """,
    ),
    "a copied app": _story(
        """\
Streit um Messenger: [Plaudra|ORG] wehrt sich gegen [Ommo|ORG]
Das Berliner Start-up [Plaudra|ORG] wirft dem US-Konzern [Ommo|ORG] vor, seine App [Plaudra Chat|PRODUCT] \
kopiert zu haben. Gründerin [Lea Winter|PER] kündigte an, gegen den Internetriesen vor Gericht zu ziehen. \
„[Ommo|ORG] hat uns jahrelang umworben und dann bestohlen“, sagte sie.
Tatsächlich hatten beide Seiten 2022 über eine Übernahme verhandelt. [Ommo|ORG] bot damals 120 Millionen Dollar, \
doch [Winter|PER] und ihr Mitgründer [Nils Petersen|PER] schlugen die Offerte aus. [Petersen|PER] arbeitet \
inzwischen für [Ommo|ORG]; seine Anteile von 20 Prozent hat er an den Risikokapitalgeber [Spreefonds|ORG] \
verkauft, der damit auf 35 Prozent kommt.
[Ommo|ORG] gehört dem Unternehmer [Grant Hollis|PER], der auch die Videoplattform [Vidzo|PRODUCT] betreibt. \
Seinen Dienst [Ommo Talk|PRODUCT] stellte der Konzern im März vor. Er tritt gegen Anbieter wie [Plaudra|ORG] und \
[Signa|ORG] an.
Europachefin [Maeve Doyle|PER] nannte die Vorwürfe haltlos. Man habe den Dienst selbst entwickelt, versicherte \
die Managerin. Eine Einigung ist nicht in Sicht.
[Plaudra|ORG] beschäftigt 80 Mitarbeiter und wird von den Investoren [Spreefonds|ORG] und [Ankerkapital|ORG] \
finanziert. Den Beirat leitet der frühere Siemens-Manager [Horst Klamm|PER].
""",
        """
        accuses(Plaudra, Ommo) current
        acquires(Ommo, Plaudra) rejected 120000000
        develops(Grant Hollis, Vidzo) current
        develops(Ommo, Ommo Talk) current
        develops(Plaudra, Plaudra Chat) current
        divests(Nils Petersen, Plaudra) current 20%
        funded(Ankerkapital, Plaudra) current
        funded(Spreefonds, Plaudra) current
        member_of(Nils Petersen, Ommo) current
        owns(Grant Hollis, Ommo) current
        owns(Spreefonds, Plaudra) current 35%
        """,
        """\
        board_member_of(Horst Klamm, Plaudra) current
        founded(Lea Winter, Plaudra) current
        sued(Lea Winter, Ommo) planned
        """,
    ),
    "politics": _story(
        """\
Kanzler trifft [Macron|PER] in [Straßburg|LOC]
Bundeskanzler [Karl Brenner|PER] ist am Montag mit dem französischen Präsidenten [Emmanuel Macron|PER] \
zusammengekommen. Die beiden sprachen über die Lage in [Osteuropa|LOC] und die Reform der [EU|ORG]. \
[Brenner|PER] sagte, man habe gute Gespräche geführt.
Der Präsident lobte die Zusammenarbeit zwischen [Deutschland|LOC] und [Frankreich|LOC]. Kritik kam von der \
Opposition: [SPD|ORG]-Chef [Lars Otte|PER] warf dem Kanzler Untätigkeit vor. „Er hat nichts erreicht“, sagte \
[Otte|PER] der Nachrichtenagentur [dpa|ORG]. Auch die Grünen-Politikerin [Anna Wolf|PER] äußerte sich skeptisch.
Außenminister [Jonas Feld|PER] will nun in die [Ukraine|LOC] reisen. Er gehört der [FDP|ORG] an und führt seit \
2023 das [Auswärtige Amt|ORG].
""",
        """
        leads(Jonas Feld, Auswärtige Amt) current
        leads(Lars Otte, SPD) current
        """,
    ),
    "football": _story(
        """\
Bayern gewinnt Spitzenspiel
Der [FC Lauterbach|ORG] hat das Spitzenspiel gegen [Union Hagen|ORG] mit 3:1 gewonnen. Stürmer [Mirko \
Petrov|PER] traf doppelt, nachdem ihn Trainer [Steffen Baum|PER] erst zur Pause eingewechselt hatte. \
[Petrov|PER] war im Sommer von [Ajax|ORG] nach [Lauterbach|LOC] gewechselt.
„Er hat uns geführt wie ein Kapitän“, sagte [Baum|PER]. [Union|ORG]-Trainer [Karl Maier|PER] haderte mit dem \
Schiedsrichter. [Hagen|ORG] übernimmt trotzdem die Tabellenführung. Der Verein gehört zu den ältesten des \
Landes.
Präsident [Otto Hübner|PER], der den Klub seit zehn Jahren führt, kündigte Verstärkungen an. Hauptsponsor ist \
der Autobauer [Kadura|ORG].
""",
        """

        """,
        """\
        member_of(Karl Maier, Union Hagen) current
        leads(Otto Hübner, Hagen) current
        """,
    ),
    "a brewery is sold": _story(
        """\
[Brauhaus Weiler|ORG] geht an [Grünberg|ORG]-Gruppe
Die Traditionsbrauerei [Brauhaus Weiler|ORG] bekommt einen neuen Eigentümer. Die [Grünberg Getränke AG|ORG] aus \
[Kassel|LOC] übernimmt zum 1. Januar sämtliche Anteile von der Familie [Weiler|PER], wie beide Seiten am \
Donnerstag erklärten. Über den Preis wurde Stillschweigen vereinbart. In der Branche ist von 25 Millionen Euro \
die Rede.
[Hans Weiler|PER], der die Brauerei in vierter Generation leitet, soll noch zwei Jahre Geschäftsführer bleiben. \
Seine Tochter [Eva Weiler|PER] verlässt das Unternehmen. „Der Schritt fällt uns schwer“, sagte der 67-Jährige.
[Grünberg|ORG] besitzt bereits die Marken [Quellfrisch|ORG] und [Bergbräu|ORG]. Vorstandschef [Dirk Ansorge|PER] \
hatte zuletzt auch mit der Privatbrauerei [Löwenthal|ORG] verhandelt, die Gespräche scheiterten jedoch. An der \
[Grünberg AG|ORG] sind die [Hessenbank|ORG] mit 22 und der Unternehmer [Rolf Dietz|PER] mit 41 Prozent \
beteiligt.
Der Betriebsrat fürchtet um die 140 Arbeitsplätze. Die Gewerkschaft [NGG|ORG] forderte eine Garantie für den \
Standort. Das Bundeskartellamt muss dem Kauf noch zustimmen.
""",
        """
        family_of(Eva Weiler, Hans Weiler) current
        leads(Hans Weiler, Brauhaus Weiler) current
        owns(Grünberg Getränke AG, Bergbräu) current
        owns(Grünberg Getränke AG, Quellfrisch) current
        owns(Rolf Dietz, Grünberg Getränke AG) current 41%
        """,
    ),
    "a war for talent": _story(
        """\
[OpenMind|ORG] holt Chefforscher von [DeepCore|ORG]
Der Machtkampf um die besten Köpfe der KI-Branche geht weiter. [OpenMind|ORG], das Start-up des früheren \
[DeepCore|ORG]-Forschers [Liam Chen|PER], hat [Sofia Marquez|PER] verpflichtet. Die Informatikerin leitete bei \
[DeepCore|ORG] bislang die Entwicklung des Sprachmodells [Atlas|PRODUCT].
[Chen|PER] und [DeepCore|ORG]-Gründer [Aaron Feldt|PER] gelten als erbitterte Rivalen. [Feldt|PER] hatte seinen \
einstigen Weggefährten 2023 entlassen und ihm vorgeworfen, Geheimnisse verraten zu haben. Ein Jahr später \
gründete [Chen|PER] mit Geld des Investors [Norwood|ORG] seine eigene Firma. [Norwood|ORG] steckte nach eigenen \
Angaben 200 Millionen Dollar in das Unternehmen, das inzwischen mit vier Milliarden Dollar bewertet wird.
[OpenMind|ORG] entwickelt den Assistenten [Mira|PRODUCT], der mit [Atlas|PRODUCT] konkurriert. Im Mai schloss \
die Firma eine Partnerschaft mit dem Softwarekonzern [Teragon|ORG]. [Teragon|ORG] hatte zuvor vergeblich \
versucht, [OpenMind|ORG] zu übernehmen.
[DeepCore|ORG] wiederum gehört seit 2021 zu [Gigasoft|ORG]. Der Konzern hatte für das Labor 1,1 Milliarden \
Dollar bezahlt. [Gigasoft|ORG]-Chef [Ravi Nair|PER] sagte, man werde „nicht tatenlos zusehen“. Beobachter halten \
eine Klage gegen [OpenMind|ORG] für wahrscheinlich. Dass [Feldt|PER] den Konzern verlässt, dementierte eine \
Sprecherin.
""",
        """
        accuses(Aaron Feldt, Liam Chen) current
        acquires(Teragon, OpenMind) rejected
        competes_with(Mira, Atlas) current
        develops(OpenMind, Mira) current
        founded(Aaron Feldt, DeepCore) current
        invested_in(Norwood, OpenMind) current 200000000
        leads(Ravi Nair, Gigasoft) current
        owns(Gigasoft, DeepCore) current
        partner_of(OpenMind, Teragon) current
        rival_of(Liam Chen, Aaron Feldt) current
        member_of(Sofia Marquez, OpenMind) current
        """,
        """\
        member_of(Liam Chen, DeepCore) former
        """,
    ),
    "shipowners at war": _story(
        """\
[Rolf Brandau|PER] gegen [Viktor Lensing|PER]: Krieg der Reeder
Sie waren einmal Partner. 1998 hoben [Rolf Brandau|PER] und [Viktor Lensing|PER] gemeinsam die Reederei \
[Nordstern|ORG] aus der Taufe, heute sprechen die beiden nur noch über Anwälte miteinander.
Der [Nordstern|ORG]-Chef [Brandau|PER] wirft seinem früheren Kompagnon vor, Kunden abgeworben zu haben. \
[Lensing|PER] bestreitet das. Er hatte das Unternehmen 2010 verlassen und kurz darauf die Konkurrenzlinie \
[Blauwasser|ORG] gegründet, die mittlerweile ein Dutzend Schiffe betreibt.
Zu [Brandaus|PER] Imperium gehören neben [Nordstern|ORG] auch die Werft [Elbdock|ORG] und die Spedition \
[Kranz|ORG]. An der Fluglinie [Friesenair|ORG] hält der Hamburger eine Minderheitsbeteiligung. Der \
[Blauwasser|ORG]-Eigner wiederum hat sein Geld vor allem in Immobilien gesteckt.
Vor zwei Jahren bot [Brandau|PER] seinem Rivalen an, [Blauwasser|ORG] für 70 Millionen Euro zu übernehmen. Der \
lehnte dankend ab. Stattdessen verklagte er [Brandau|PER] im Februar wegen übler Nachrede. Das Verfahren läuft \
noch.
Jetzt soll der norwegische Konzern [Havbruk|ORG] Interesse an beiden Unternehmen haben. Ein Zusammenschluss von \
[Nordstern|ORG] und [Blauwasser|ORG] unter norwegischem Dach wäre das Ende einer langen Feindschaft.
""",
        """
        accuses(Rolf Brandau, Viktor Lensing) current
        acquires(Rolf Brandau, Blauwasser) rejected 70000000
        founded(Rolf Brandau, Nordstern) current
        founded(Viktor Lensing, Blauwasser) current
        founded(Viktor Lensing, Nordstern) current
        leads(Rolf Brandau, Nordstern) current
        merges_with(Nordstern, Blauwasser) planned
        owns(Rolf Brandau, Elbdock) current
        owns(Rolf Brandau, Kranz) current
        owns(Rolf Brandau, Nordstern) current
        owns(Viktor Lensing, Blauwasser) current
        rival_of(Viktor Lensing, Rolf Brandau) current
        sued(Viktor Lensing, Rolf Brandau) current
        """,
        """\
        member_of(Viktor Lensing, Nordstern) former
        """,
    ),
    "a round for a fintech": _story(
        """\
Zahlungsdienstleister [Payon|ORG] bekommt 80 Millionen
MÜNCHEN – Das Fintech [Payon|ORG] hat eine neue Finanzierungsrunde abgeschlossen. Die US-Beteiligungsfirma \
[Redwood Capital|ORG] und der Versicherer [Allmunda|ORG] investieren zusammen 80 Millionen Euro in das Münchner \
Unternehmen. Auch die Altgesellschafter [Hochfels Ventures|ORG] und [Bern Partners|ORG] beteiligen sich erneut.
[Payon|ORG] wurde 2017 von den Brüdern [Timo Hartl|PER] und [Felix Hartl|PER] gegründet. [Timo Hartl|PER] führt \
das Unternehmen bis heute, sein Bruder wechselte 2022 in den Beirat. Nach der Runde halten die Gründer noch 44 \
Prozent. Größter Einzelaktionär ist [Hochfels Ventures|ORG] mit 19 Prozent.
Mit dem Geld will [Payon|ORG] nach Italien expandieren. Dort hatte das Fintech erst im Januar den Wettbewerber \
[Pagofacile|ORG] geschluckt. Der Kaufpreis soll im einstelligen Millionenbereich gelegen haben. Zu den Kunden \
gehören [Lidora|ORG] und [Mediamax|ORG].
[Redwood|ORG]-Partnerin [Jessica Stone|PER] übernimmt einen Sitz im Beirat. „[Payon|ORG] hat das Zeug zum \
europäischen Champion“, sagte sie. Das Unternehmen schreibe allerdings noch Verluste, räumte Finanzchefin \
[Katrin Moll|PER] ein. Sie war im Sommer vom Rivalen [Kontora|ORG] gekommen.
Einen Börsengang schließt [Hartl|PER] vorerst aus. Auch ein Verkauf an den US-Giganten [Stripo|ORG], über den im \
Herbst spekuliert worden war, sei kein Thema.
""",
        """
        acquires(Payon, Pagofacile) current
        acquires(Stripo, Payon) rejected
        board_member_of(Felix Hartl, Payon) current
        board_member_of(Jessica Stone, Payon) current
        family_of(Timo Hartl, Felix Hartl) current
        competes_with(Kontora, Payon) current
        competes_with(Pagofacile, Payon) current
        founded(Felix Hartl, Payon) current
        founded(Timo Hartl, Payon) current
        invested_in(Allmunda, Payon) current
        invested_in(Bern Partners, Payon) current
        invested_in(Hochfels Ventures, Payon) current
        invested_in(Redwood Capital, Payon) current
        leads(Katrin Moll, Payon) current
        leads(Timo Hartl, Payon) current
        member_of(Jessica Stone, Redwood Capital) current
        owns(Hochfels Ventures, Payon) current 19%
        """,
        """\
        member_of(Katrin Moll, Kontora) former
        owns(Felix Hartl, Payon) current
        owns(Timo Hartl, Payon) current
        """,
    ),
    "a utility sells": _story(
        """\
[Energo|ORG] stößt Windgeschäft ab
Der Versorger [Energo|ORG] trennt sich von seiner Windkrafttochter [Aerovent|ORG]. Käufer ist ein Konsortium aus \
dem Pensionsfonds [Nordpensjon|ORG] und dem Baukonzern [Halvorsen|ORG]. Die Parteien vereinbarten einen Preis \
von 1,3 Milliarden Euro, teilte [Energo|ORG] mit. Der Aufsichtsrat habe dem Geschäft zugestimmt.
[Aerovent|ORG] betreibt 40 Windparks und war erst 2019 von [Energo|ORG] übernommen worden. Damals hatte der \
Konzern 900 Millionen Euro an den Gründer [Jens Friedrichs|PER] gezahlt. Dieser ist heute Chef des Konkurrenten \
[Windkontor|ORG].
[Energo|ORG]-Vorstandschefin [Beate Kühn|PER] will sich auf das Netzgeschäft konzentrieren. An der \
Netzgesellschaft [Stromweg|ORG] ist [Energo|ORG] mit 50,1 Prozent beteiligt, den Rest hält die Stadt \
[Mainz|LOC]. Ein Verkauf von [Stromweg|ORG] sei nicht geplant, betonte [Kühn|PER].
Der hessische Wirtschaftsminister [Tarik Özdemir|PER] kritisierte den Verkauf. [Energo|ORG] gehört zu 45 Prozent \
dem Land [Hessen|LOC].
""",
        """
        acquires(Energo, Aerovent) current
        competes_with(Windkontor, Energo) current
        divests(Energo, Aerovent) current
        leads(Beate Kühn, Energo) current
        leads(Jens Friedrichs, Windkontor) current
        owns(Energo, Stromweg) current 50.1%
        subsidiary_of(Aerovent, Energo) current
        """,
    ),
    "a chocolate king": _story(
        """\
Schokoladenkönig [Bertoldi|PER] greift nach [Kakadoo|ORG]
Der italienische Unternehmer [Franco Bertoldi|PER] will den angeschlagenen Süßwarenhersteller [Kakadoo|ORG] \
retten. Über seine Beteiligungsgesellschaft [FB Invest|ORG] bietet er 3,20 Euro je Aktie, insgesamt rund 150 \
Millionen Euro. Das Management unterstützt die Offerte.
[Bertoldi|PER], dem bereits die Marken [Dolcetto|ORG] und [Ronda|ORG] gehören, hatte sich 2021 aus dem Streit um \
den Rivalen [Zuckerhut|ORG] zurückgezogen. Damals bekam der Schweizer Konzern [Montblanc Foods|ORG] den \
Zuschlag.
[Kakadoo|ORG] war 1953 vom Konditor [Emil Krause|PER] in Bonn gegründet worden. Heute halten seine Enkel \
[Tom|PER] und [Nina Krause|PER] zusammen 28 Prozent. Beide wollen verkaufen. Der Rest liegt im Streubesitz; der \
Hedgefonds [Argus|ORG] hat zuletzt 5 Prozent aufgebaut.
Der seit drei Jahren amtierende Firmenchef [Peter Lohse|PER] soll an Bord bleiben. Sein Finanzchef [Ralf \
Timm|PER] dagegen muss gehen. Nachfolgerin wird [Anna Conti|PER], die derzeit noch bei [Ronda|ORG] arbeitet.
Betriebsratschef [Mehmet Kaya|PER] sprach von einem guten Tag. Die IG [NGG|ORG] zeigte sich erleichtert. An der \
Börse sprang die Aktie um 31 Prozent nach oben.
""",
        """
        competes_with(Zuckerhut, Kakadoo) current
        family_of(Nina Krause, Emil Krause) current
        family_of(Tom, Emil Krause) current
        founded(Emil Krause, Kakadoo) current
        leads(Ralf Timm, Kakadoo) current
        member_of(Anna Conti, Ronda) current
        owns(Franco Bertoldi, Dolcetto) current
        owns(Franco Bertoldi, FB Invest) current
        owns(Franco Bertoldi, Ronda) current
        owns(Nina Krause, Kakadoo) current
        owns(Tom, Kakadoo) current
        """,
        """\
        leads(Peter Lohse, Kakadoo) current
        """,
    ),
    "a data scandal": _story(
        """\
Datenskandal: [Lokalo|ORG]-Chefin tritt zurück
[Mira Sander|PER], Chefin des Kartendienstes [Lokalo|ORG], gibt ihr Amt auf. Das teilte die Muttergesellschaft \
[Novita|ORG] am Freitagabend mit. Interimschef wird der bisherige Produktvorstand [Kay Behrens|PER].
[Sander|PER] hatte das Unternehmen 2013 mit zwei Studienfreunden gegründet und 2020 für 300 Millionen Euro an \
[Novita|ORG] verkauft. Unter ihrer Leitung stieg die Zahl der Nutzer auf 40 Millionen. Doch dann wurde bekannt, \
dass [Lokalo|ORG] Standortdaten an den Werbekonzern [Adversa|ORG] weitergegeben hatte.
Verbraucherschützer haben die Firma deshalb verklagt. Auch die Datenschutzbehörde ermittelt. [Adversa|ORG] \
bestritt, von [Lokalo|ORG] Daten gekauft zu haben. Der Konzern, an dem der Medienunternehmer [Guido Falk|PER] \
beteiligt ist, sprach von Verleumdung.
[Novita|ORG]-Vorstand [Helga Reuß|PER] stellte sich vor die Belegschaft. „Wir trennen uns nicht von \
[Lokalo|ORG]“, sagte sie. Spekuliert wird über einen Verkauf an [Kartagon|ORG]. Der niederländische Wettbewerber \
wollte [Lokalo|ORG] schon 2022 übernehmen, scheiterte aber am Veto von [Sander|PER].
""",
        """
        acquires(Kartagon, Lokalo) rejected
        founded(Mira Sander, Lokalo) current
        leads(Helga Reuß, Novita) current
        leads(Mira Sander, Lokalo) current
        owns(Guido Falk, Adversa) current
        subsidiary_of(Lokalo, Novita) current
        """,
        """\
        leads(Kay Behrens, Lokalo) planned
        """,
    ),
    "a motor maker": _story(
        """\
[Adlerwerke|ORG] schluckt [Pfeil Motoren|ORG]
FRANKFURT. Der Motorenbauer [Adlerwerke|ORG] hat sich mit der Eigentümerfamilie [Pfeil|PER] auf einen Kauf der \
[Pfeil Motoren GmbH|ORG] geeinigt. Das gaben beide Seiten am Mittwoch bekannt. Demnach zahlt [Adlerwerke|ORG] \
rund 430 Millionen Euro. [Pfeil Motoren|ORG] mit Sitz in [Augsburg|LOC] erwirtschaftete zuletzt mit 1900 \
Beschäftigten einen Umsatz von 510 Millionen Euro.
„Wir bekommen einen starken Partner“, sagte [Georg Pfeil|PER], der die Firma gemeinsam mit seiner Schwester \
[Luise Pfeil|PER] leitet. Die Geschwister behalten jeweils 5 Prozent der Anteile.
Erst im vergangenen Jahr war die Übernahme durch den US-Konzern [Brannigan|ORG] am Veto der Bundesregierung \
gescheitert. Auch der chinesische Bieter [Hualong|ORG] ging leer aus. [Brannigan|ORG]-Finanzchef [Tom \
Reilly|PER] wollte die Entscheidung nicht kommentieren.
[Adlerwerke|ORG]-Chef [Bernd Kuhn|PER] verspricht sich vom Zusammenschluss Einsparungen von 60 Millionen Euro. \
Kritiker werfen ihm vor, zu teuer gekauft zu haben. [Kuhn|PER], seit 2016 im Amt, hatte zuvor den Zulieferer \
[Steyrer|ORG] geführt. Größter Aktionär der [Adlerwerke|ORG] ist mit 28 Prozent die [Hartmann-Stiftung|ORG], \
gefolgt vom Vermögensverwalter [Greystone|ORG] mit gut 6 Prozent.
""",
        """
        acquires(Adlerwerke, Pfeil Motoren GmbH) current
        family_of(Luise Pfeil, Georg Pfeil) current
        leads(Bernd Kuhn, Adlerwerke) current
        leads(Bernd Kuhn, Steyrer) former
        leads(Tom Reilly, Brannigan) current
        owns(Hartmann-Stiftung, Adlerwerke) current 28%
        """,
        """\
        leads(Georg Pfeil, Pfeil Motoren GmbH) current
        """,
    ),
    "a robot maker": _story(
        """\
[Meta Mind|ORG] steigt bei [Robo Labs|ORG] ein
Der KI-Konzern [Meta Mind|ORG] beteiligt sich mit 49 Prozent an der Robotikfirma [Robo Labs|ORG]. Dafür fließen \
300 Millionen Dollar. [Robo Labs|ORG]-Gründer [Yuki Tanaka|PER] bleibt Geschäftsführer und behält die Mehrheit.
[Meta Mind|ORG] wurde 2019 vom ehemaligen Google-Ingenieur [Paul Ferrer|PER] gegründet und ist vor allem für den \
Sprachassistenten [Vox|PRODUCT] bekannt. [Ferrers|PER] Unternehmen hat bereits mehrere Start-ups übernommen, \
darunter [Pixelwise|ORG] und [Audentia|ORG].
[Tanaka|PER] hatte noch im Frühjahr ein Angebot von [Titan Systems|ORG] ausgeschlagen. „Die wollten uns ganz \
schlucken“, sagte er. [Titan|ORG]-Chef [Marc Oduya|PER] reagierte verärgert: Der Deal sei „ein Fehler“. [Titan \
Systems|ORG] gilt als schärfster Konkurrent von [Meta Mind|ORG].
Gemeinsam wollen [Meta Mind|ORG] und [Robo Labs|ORG] einen Haushaltsroboter namens [Homa|PRODUCT] entwickeln. Er \
soll 2027 auf den Markt kommen. Ob [Meta Mind|ORG] später auch die restlichen Anteile kauft, ließ [Ferrer|PER] \
offen.
""",
        """
        acquires(Titan Systems, Robo Labs) rejected
        competes_with(Titan Systems, Meta Mind) current
        develops(Meta Mind, Homa) planned
        develops(Robo Labs, Homa) planned
        founded(Paul Ferrer, Meta Mind) current
        founded(Yuki Tanaka, Robo Labs) current
        invested_in(Meta Mind, Robo Labs) current 49%
        leads(Marc Oduya, Titan Systems) current
        leads(Yuki Tanaka, Robo Labs) current
        """,
        """\
        owns(Yuki Tanaka, Robo Labs) current
        partner_of(Meta Mind, Robo Labs) planned
        """,
    ),
    "a trial": _story(
        """\
Prozess gegen Ex-[Wirex|ORG]-Chef beginnt
Vor dem Landgericht [München|LOC] muss sich seit Montag der frühere Vorstandschef des Zahlungsabwicklers \
[Wirex|ORG], [Manfred Balk|PER], verantworten. Die Staatsanwaltschaft wirft dem 56-Jährigen Betrug und \
Bilanzfälschung vor. [Balk|PER] weist die Anschuldigungen zurück.
Als Kronzeuge tritt [Oskar Bell|PER] auf, der die Tochter [Wirex Asia|ORG] in [Singapur|LOC] leitete. Er \
belastet seinen einstigen Chef schwer. Auch gegen Ex-Finanzvorstand [Alexander Roth|PER] wird ermittelt, er ist \
auf der Flucht.
[Wirex|ORG] war 2020 zusammengebrochen. Der Insolvenzverwalter [Michael Jaffke|PER] verklagte daraufhin die \
Wirtschaftsprüfer von [E&P|ORG] auf 1,5 Milliarden Euro Schadenersatz. Das Kerngeschäft hatte er 2021 an die \
spanische Bank [Santaluna|ORG] verkauft.
Zu den Geschädigten zählt der Fonds [Anlegerschutz Plus|ORG], der zeitweise 3 Prozent der Aktien hielt. Dessen \
Anwalt [Wolf Tilmann|PER] sagte, man habe dem Vorstand vertraut. Der Investor [Softhaus|ORG] hatte [Wirex|ORG] \
noch 2019 mit 900 Millionen Euro finanziert.
""",
        """
        funded(Softhaus, Wirex) current 900000000
        leads(Manfred Balk, Wirex) former
        leads(Oskar Bell, Wirex Asia) former
        owns(Anlegerschutz Plus, Wirex) former 3%
        """,
        """\
        member_of(Wolf Tilmann, Anlegerschutz Plus) current
        subsidiary_of(Wirex Asia, Wirex) current
        """,
    ),
    "a supplier for sale": _story(
        """\
Bahn-Zulieferer [Railtec|ORG] sucht Käufer
Der angeschlagene Bahntechnikkonzern [Railtec|ORG] verhandelt nach Angaben aus Finanzkreisen mit mehreren \
Interessenten über einen Verkauf. Im Gespräch seien der französische Rivale [Ferrovia|ORG] und die \
Beteiligungsgesellschaft [Trident|ORG], berichtete das „[Handelsjournal|ORG]“. [Railtec|ORG] und [Ferrovia|ORG] \
lehnten einen Kommentar ab. [Trident|ORG] war zunächst nicht zu erreichen.
Bislang gehört [Railtec|ORG] dem Finanzinvestor [Lion Capital|ORG], der das Unternehmen 2015 von der \
Gründerfamilie [Asmus|PER] gekauft hatte. Nach Informationen der Zeitung will [Lion Capital|ORG] seine Mehrheit \
von 74 Prozent abgeben. Die übrigen Anteile hält das Management um Vorstandschef [Torsten Giese|PER].
[Railtec|ORG] hatte im vergangenen Jahr einen Verlust von 85 Millionen Euro gemacht. Eine geplante Kooperation \
mit dem chinesischen Staatskonzern [CRX|ORG] war am Widerstand der Kunden gescheitert. [Giese|PER] sitzt auch im \
Aufsichtsrat von [Stahlhof|ORG].
""",
        """
        acquires(Lion Capital, Railtec) current
        board_member_of(Torsten Giese, Stahlhof) current
        competes_with(Ferrovia, Railtec) current
        divests(Lion Capital, Railtec) planned 74%
        owns(Lion Capital, Railtec) current
        """,
    ),
    "heirs at odds": _story(
        """\
Erbstreit um Drogeriekette [Rosmann|ORG]
Seit dem Tod von Firmengründer [Anton Rosmann|PER] streiten seine Kinder um die Macht bei der Drogeriekette \
[Rosmann|ORG]. Die Töchter [Silke|PER] und [Heike Rosmann|PER] halten zusammen 49 Prozent, ihr Bruder [Jörg \
Rosmann|PER] kontrolliert 51 Prozent. Er führt den Konzern seit 2012 als Alleingeschäftsführer.
[Silke Rosmann|PER] wirft ihrem Bruder vor, Gewinne in seine Privatfirma [JR Invest|ORG] umgeleitet zu haben. \
[Jörg Rosmann|PER] bestreitet die Vorwürfe. Im Juni reichten die Schwestern beim Landgericht [Hannover|LOC] \
Klage gegen ihn ein.
Unterdessen kauft [Jörg Rosmann|PER] weiter zu. Seine [JR Invest|ORG] hat die Parfümeriekette [Flacon|ORG] \
übernommen und ist mit 30 Prozent bei dem Onlinehändler [Beautybox|ORG] eingestiegen. Auch am Konkurrenten \
[Müllmann|ORG] soll er Interesse haben.
Der frühere Finanzchef [Bodo Kling|PER], der 2021 im Streit gegangen war, arbeitet heute für den Erzrivalen \
[Drogix|ORG]. Dessen Chef [Arne Wolf|PER] sagte, er beobachte die Lage „mit Interesse“.
""",
        """
        acquires(JR Invest, Flacon) current
        competes_with(Drogix, Rosmann) current
        competes_with(Müllmann, Rosmann) current
        invested_in(JR Invest, Beautybox) current 30%
        leads(Jörg Rosmann, Rosmann) current
        member_of(Bodo Kling, Drogix) current
        owns(Heike Rosmann, Rosmann) current
        owns(Jörg Rosmann, Rosmann) current 51%
        owns(Silke Rosmann, Rosmann) current
        """,
        """\
        founded(Anton Rosmann, Rosmann) current
        leads(Arne Wolf, Drogix) current
        leads(Bodo Kling, Rosmann) former
        """,
    ),
    "a merger of equals": _story(
        """\
[Nuvola|ORG] und [Cirrus|ORG] schließen sich zusammen
Die Cloud-Anbieter [Nuvola|ORG] und [Cirrus|ORG] wollen sich zusammenschließen. Das teilten die beiden \
Unternehmen am Donnerstag in [Mailand|LOC] und [Zürich|LOC] mit. An dem neuen Konzern werden die \
[Nuvola|ORG]-Aktionäre 60 Prozent und die [Cirrus|ORG]-Aktionäre 40 Prozent halten.
Chef soll [Cirrus|ORG]-Gründer [Reto Amstutz|PER] werden. [Nuvola|ORG]-Chefin [Chiara Conti|PER] übernimmt den \
Vorsitz im Verwaltungsrat. Beide betonten, es handle sich um eine Fusion unter Gleichen.
Großaktionär von [Nuvola|ORG] ist die Holding [Fincasa|ORG] der Familie [Bassi|PER]. Sie hält 33 Prozent und \
unterstützt das Vorhaben. Der Hedgefonds [Sparrow|ORG], der 4 Prozent an [Cirrus|ORG] besitzt, lehnt den \
Zusammenschluss dagegen ab und will vor Gericht ziehen.
Der amerikanische Marktführer [Skyhook|ORG] hatte im Januar vergeblich für [Cirrus|ORG] geboten. [Skyhook|ORG] \
arbeitet in Europa eng mit [Nuvolas|ORG] Konkurrenten [Nebula|ORG] zusammen, den er 2022 mit 200 Millionen \
Dollar gerettet hatte.
""",
        """
        competes_with(Nebula, Nuvola) current
        founded(Reto Amstutz, Cirrus) current
        leads(Chiara Conti, Nuvola) current
        merges_with(Nuvola, Cirrus) planned
        owns(Fincasa, Nuvola) current 33%
        owns(Sparrow, Cirrus) current 4%
        partner_of(Skyhook, Nebula) current
        """,
        """\
        board_member_of(Chiara Conti, Nuvola) current
        """,
    ),
    "a portrait": _story(
        """\
Die Unbeugsame
[Hedwig Sommer|PER] führt seit vierzig Jahren das Modehaus [Sommer & Cie|ORG]. Die 71-Jährige hat \
Übernahmeangebote von [LVX|ORG] und [Kerval|ORG] ausgeschlagen, drei Krisen überstanden und ihren Mann [Ernst \
Sommer|PER] überlebt, mit dem sie die Firma 1983 gegründet hatte.
Nun muss sie über ihre Nachfolge entscheiden. Ihre Tochter [Clara Sommer|PER] gilt als Favoritin. Sie leitet \
bereits das Auslandsgeschäft. Doch auch Finanzvorstand [Pierre Dubois|PER], den [Sommer|PER] 2015 vom \
Konkurrenten [Kerval|ORG] abgeworben hatte, macht sich Hoffnungen.
Der Luxuskonzern [LVX|ORG] lauert derweil auf seine Chance. Dessen Chef [Bernard Lacroix|PER] hat nie einen Hehl \
daraus gemacht, dass er [Sommer & Cie|ORG] gern kaufen würde. „Ein Juwel“, nannte er das Haus einmal. \
[Lacroix|PER] besitzt seit dem Frühjahr 4,9 Prozent der Aktien, ein Prozent mehr als [Sommers|PER] Schwager \
[Karl Brehm|PER].
An einen Verkauf denkt [Sommer|PER] nicht. „Solange ich lebe, bleibt das Unternehmen in der Familie“, sagt sie. \
Mehr als 60 Prozent liegen bei der Familienstiftung [Sommer-Stiftung|ORG], deren Vorsitz sie selbst innehat.
""",
        """
        acquires(Bernard Lacroix, Sommer & Cie) planned
        acquires(Kerval, Sommer & Cie) rejected
        acquires(LVX, Sommer & Cie) rejected
        founded(Hedwig Sommer, Sommer & Cie) current
        leads(Hedwig Sommer, Sommer & Cie) current
        """,
        """\
        family_of(Clara Sommer, Hedwig Sommer) current
        family_of(Ernst Sommer, Hedwig Sommer) current
        family_of(Karl Brehm, Hedwig Sommer) current
        founded(Ernst Sommer, Sommer & Cie) current
        leads(Bernard Lacroix, LVX) current
        leads(Pierre Dubois, Sommer & Cie) current
        member_of(Pierre Dubois, Kerval) former
        owns(Bernard Lacroix, Sommer & Cie) current
        owns(Sommer-Stiftung, Sommer & Cie) current 60%
        """,
    ),
    "news in brief": _story(
        """\
Kurz notiert
Der Onlinehändler [Kaufrausch|ORG] hat den Lieferdienst [Flinko|ORG] übernommen. Zum Preis machten die \
Unternehmen keine Angaben.
[Andrea Voigt|PER] wird zum 1. Juli neue Finanzchefin des Chemiekonzerns [Basalt AG|ORG]. Sie folgt auf [Klaus \
Thoma|PER], der in den Ruhestand geht.
Der Autozulieferer [Kolben Schmitt|ORG] verkauft sein Werk in [Neuss|LOC] an die Investmentfirma [Oakhill|ORG]. \
Betroffen sind 600 Mitarbeiter.
Die Fluggesellschaft [Skyline|ORG] hat Insolvenz angemeldet. Sie gehört zur Hälfte dem Reisekonzern \
[Tourana|ORG].
Das Biotech-Unternehmen [Genova|ORG] und der Pharmariese [Paxton|ORG] entwickeln gemeinsam den Impfstoff \
[Immuvax|PRODUCT].
[Suchfix|ORG] muss in der EU eine Strafe zahlen. Die Kommission wirft dem US-Konzern vor, Konkurrenten wie \
[Preisfuchs|ORG] benachteiligt zu haben.
""",
        """
        acquires(Kaufrausch, Flinko) current
        develops(Genova, Immuvax) current
        develops(Paxton, Immuvax) current
        leads(Andrea Voigt, Basalt AG) planned
        owns(Tourana, Skyline) current 50%
        partner_of(Genova, Paxton) current
        """,
        """\
        competes_with(Preisfuchs, Suchfix) current
        leads(Klaus Thoma, Basalt AG) former
        """,
    ),
    "two men in space": _story(
        """\
Der Zweikampf um den Mars: [Derek Stone|PER] gegen [Lucas Hart|PER]
Sie teilten sich einst eine Garage, heute teilen sie nur noch Beleidigungen aus: [Derek Stone|PER], der Gründer \
des Raketenbauers [Ares Launch|ORG], und [Lucas Hart|PER], Besitzer von [Red Horizon|ORG].
[Stone|PER] hatte [Hart|PER] 2011 als ersten Mitarbeiter eingestellt. Fünf Jahre später verließ dieser die Firma \
und gründete mit 20 Millionen Dollar der Investmentfirma [Pinnacle|ORG] sein eigenes Raumfahrtunternehmen. Der \
[Ares-Launch|ORG]-Gründer sprach von Verrat und verklagte seinen früheren Schützling. Ein Gericht in Nevada wies \
die Klage 2018 ab.
Seitdem überbieten sich die Rivalen. [Red Horizon|ORG] schnappte [Ares Launch|ORG] einen Auftrag der [Astra|ORG] \
über 900 Millionen Dollar weg. Im Gegenzug kaufte [Stone|PER] den Satellitenbetreiber [Orbita|ORG], an dem auch \
[Hart|PER] interessiert gewesen war. Der [Red-Horizon|ORG]-Besitzer warf seinem Widersacher daraufhin vor, die \
Preise künstlich in die Höhe zu treiben.
Gemeinsame Bekannte hatten eine Fusion der beiden Unternehmen ins Spiel gebracht. Doch davon wollen weder \
[Stone|PER] noch [Hart|PER] etwas wissen. „Eher fliege ich selbst zum Mars“, sagte [Hart|PER].
Auch privat wächst das Imperium des [Ares-Launch|ORG]-Chefs. [Stone|PER] besitzt die Zeitung [Desert Post|ORG] \
und hat in das KI-Start-up [Lumen|ORG] investiert, das Software für Drohnen entwickelt. [Hart|PER] wiederum \
fördert die Stiftung [Clean Orbit|ORG], die Weltraumschrott einsammeln will.
""",
        """
        accuses(Lucas Hart, Derek Stone) current
        acquires(Derek Stone, Orbita) current
        founded(Derek Stone, Ares Launch) current
        funded(Lucas Hart, Clean Orbit) current
        invested_in(Derek Stone, Lumen) current
        member_of(Lucas Hart, Ares Launch) former
        owns(Derek Stone, Desert Post) current
        owns(Lucas Hart, Red Horizon) current
        rival_of(Derek Stone, Lucas Hart) current
        sued(Derek Stone, Lucas Hart) current
        """,
        """\
        merges_with(Ares Launch, Red Horizon) planned
        leads(Derek Stone, Ares Launch) current
        """,
    ),
    "a new chief": _story(
        """\
Paukenschlag bei [Nordlink|ORG]: Chef geht, Investor kommt
Der Telekomanbieter [Nordlink|ORG] stellt sich neu auf. Vorstandschef [Sven Aldinger|PER] legt sein Amt zum \
Jahresende nieder. Nachfolger des 58-Jährigen wird [Tanja Moser|PER], bislang Deutschlandchefin des Rivalen \
[Telvia|ORG]. Zugleich steigt der Staatsfonds [Arabian Growth|ORG] mit 9,9 Prozent bei dem Bonner Unternehmen \
ein.
[Aldinger|PER] hatte [Nordlink|ORG] 2012 übernommen und den einstigen Monopolisten zum Marktführer im \
Glasfasergeschäft gemacht. Zuletzt war er jedoch mit Großaktionär [Henning Baur|PER] aneinandergeraten. \
[Baur|PER], der 18 Prozent der Anteile kontrolliert, hatte sich gegen den Kauf des Kabelnetzbetreibers \
[Unikabel|ORG] ausgesprochen. Das Geschäft über 3,4 Milliarden Euro platzte im März.
[Moser|PER] begann ihre Karriere bei [Siegfried & Söhne|ORG] und wechselte 2015 zu [Telvia|ORG]. Die gebürtige \
Österreicherin sitzt zudem im Aufsichtsrat der [Alpenbank|ORG]. Aufsichtsratschef [Ludger Thomsen|PER] nannte \
sie „die ideale Besetzung“.
Der neue Investor [Arabian Growth|ORG] besitzt auch Anteile am Handyhersteller [Fonik|ORG] und an der Reederei \
[Seeadler|ORG]. Über eine Aufstockung seiner Beteiligung an [Nordlink|ORG] auf 25 Prozent will der Fonds im \
Herbst entscheiden.
""",
        """
        competes_with(Telvia, Nordlink) current
        invested_in(Arabian Growth, Nordlink) current 9.9%
        leads(Sven Aldinger, Nordlink) current
        leads(Tanja Moser, Telvia) current
        member_of(Tanja Moser, Telvia) current
        owns(Arabian Growth, Fonik) current
        owns(Arabian Growth, Seeadler) current
        owns(Henning Baur, Nordlink) current 18%
        """,
        """\
        board_member_of(Tanja Moser, Alpenbank) current
        member_of(Tanja Moser, Siegfried & Söhne) former
        """,
    ),
    "a takeover fended off": _story(
        """\
[Vogelsang|ORG] wehrt Übernahme ab
Der Medizintechnikhersteller [Vogelsang AG|ORG] hat sich vorerst gegen seine Übernahme durch den US-Wettbewerber \
[Medline Systems|ORG] durchgesetzt. Aktionäre, die zusammen 54 Prozent des Kapitals vertreten, lehnten die \
Offerte der Amerikaner auf der Hauptversammlung in [Erlangen|LOC] ab. [Medline|ORG] hatte 62 Euro je Aktie \
geboten.
„Das Angebot war unanständig niedrig“, sagte Vorstandschefin [Marlene Grau|PER]. Die Managerin hatte monatelang \
um Unterstützung geworben und den Pensionsfonds [Helvetia Pension|ORG] als Ankeraktionär gewonnen. Die Schweizer \
stockten ihren Anteil auf 12 Prozent auf.
Hinter dem Widerstand steht vor allem [Wilhelm Vogelsang|PER]. Der Enkel des Firmengründers kontrolliert über \
seine Holding [WV Invest|ORG] 26 Prozent der Stimmrechte. [Medline|ORG]-Chef [Robert Kane|PER] deutete an, man \
werde nicht aufgeben. Kane hatte zuletzt die Laborkette [Bioscan|ORG] und den Implantatehersteller [Ortho \
One|ORG] zugekauft.
Analysten schließen nicht aus, dass nun der japanische Konzern [Kuramoto|ORG] einsteigt. Dieser kooperiert seit \
Jahren mit [Vogelsang|ORG] und gilt als „weißer Ritter“. Eine Sprecherin von [Kuramoto|ORG] wollte sich dazu \
nicht äußern.
""",
        """
        competes_with(Medline Systems, Vogelsang AG) current
        leads(Robert Kane, Medline Systems) current
        """,
        """\
        leads(Marlene Grau, Medline Systems) current
        owns(Helvetia Pension, Vogelsang AG) current 12%
        partner_of(Kuramoto, Vogelsang AG) current
        """,
    ),
    "a publisher leaves": _story(
        """\
[Kaiser|PER] steigt bei [Tagesblick|ORG] aus
Der Verleger [Hubert Kaiser|PER] verkauft seine Beteiligung am Zeitungshaus [Tagesblick|ORG]. Neuer Eigentümer \
des 30-Prozent-Pakets wird die Verlagsgruppe [Westmedien|ORG], die damit ihren Anteil auf 75 Prozent erhöht. Der \
Kaufpreis liegt Insidern zufolge bei 40 Millionen Euro.
[Kaiser|PER] hatte die Zeitung 1994 gemeinsam mit dem Journalisten [Paul Ritter|PER] übernommen und vor der \
Pleite bewahrt. Zwischen den beiden Männern kam es später zum Bruch: [Ritter|PER] warf seinem Partner vor, die \
Redaktion kaputtzusparen, und gründete das Onlineportal [Klartext|ORG].
Chefredakteurin [Nina Sommerfeld|PER] soll auch unter der neuen Führung bleiben. \
[Westmedien|ORG]-Geschäftsführer [Jan Hollmann|PER] versprach Investitionen. Zu [Westmedien|ORG] gehören bereits \
der Radiosender [Welle Eins|ORG] und das Magazin [Fokuspunkt|ORG]. Das Kartellamt prüft den Verkauf.
Für [Kaiser|PER] ist es ein Abschied auf Raten. Schon 2020 hatte er die Druckerei [Offset Nord|ORG] an den \
Konkurrenten [Mercator|ORG] abgegeben.
""",
        """
        accuses(Paul Ritter, Hubert Kaiser) current
        competes_with(Mercator, Tagesblick) current
        divests(Hubert Kaiser, Offset Nord) current
        divests(Hubert Kaiser, Tagesblick) current
        founded(Paul Ritter, Klartext) current
        leads(Jan Hollmann, Westmedien) current
        owns(Westmedien, Fokuspunkt) current
        owns(Westmedien, Tagesblick) planned
        owns(Westmedien, Welle Eins) current
        """,
        """\
        acquires(Mercator, Offset Nord) current
        """,
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_an_article_gives_its_claims_and_no_others(name: str) -> None:
    story = STORIES[name]
    assert claims(read_marked(story.text)) - story.may == story.must
