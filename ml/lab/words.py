"""Plain words from which the lab makes page titles, file names, search terms and host names."""

import random
import unicodedata

import languages

NOUNS = """account address agenda airport apple archive article autumn backup bakery balance banner basket battery
bicycle bill board boat book border bottle branch bread bridge budget building button cable calendar camera canal
carpet catalogue ceiling chair cheese city client cloud coast coffee colour company contract copper corner cotton
counter course cover culture cupboard customer dairy dance data deadline delivery design desk diary dinner document
door drawing driver editor energy engine evening event exercise exhibition export factory family farm feature
festival field figure film filter finance fish floor flour forest form forum frame freight fruit furniture gallery
garden glass grain guide guideline handbook harbour harvest holiday honey hotel house idea image index insurance
inventory invoice island issue job journal journey kitchen label ladder lake lamp landscape language leather lecture
lesson letter library licence light list lunch machine magazine manual map market material meeting member memory menu
message metal method milk minutes mirror model morning mountain museum music network news newsletter notebook notice
number office oil onion opening orchard order organ oven package paint paper parcel park partner party pattern payment
pepper phone photo picture plan plant plate platform policy port portrait potato poster press price printer prize
process product programme project proposal quality quarter question railway rain rate recipe record reference refund
release repair report request research review rice river road roof room rope route rule safety salad sale salt sample
schedule school screen sea season seat service sheet shelf ship shop shoulder sign silver site sketch soap solution
song soup space spring staff stage stamp station stock stone storage store story strategy street studio sugar summary
summer supplier supply survey table tea team template terms test textile theatre ticket timber time tool tour town
track trade traffic train training transport travel tree trend update valley van vegetable video view village visit
visitor voice wall warehouse warranty watch water weather website wedding week wheat wheel window wine winter wood
wool work workshop year""".split()
ADJECTIVES = """annual autumn best better big blue bright brown busy central cheap clean clear cold common cool daily
dark deep digital direct double early easy eastern empty european extra fair fast final fine first flat free french
fresh full future general german global golden good grand great green handmade happy heavy high hot important inner
italian joint large last late light little local long loose main major middle modern monthly national natural new next
northern official old open organic orange outdoor perfect plain popular practical private public quick quiet ready
real recent red regional regular right round rural seasonal second secure senior short silent simple slow small smart
social soft southern special spicy spring strong sunny sweet third traditional upper urban useful warm weekly western
white wide wild winter wooden yellow young""".split()
VERBS = """add answer ask book build buy call carry change check choose clean collect compare cook count create cut
deliver design draw find fix grow help improve install keep learn make manage measure move open order organise pack
paint plan prepare print protect publish read record remove rent repair replace save sell send share ship sort start
store study teach test train translate travel try understand update use visit wash watch write""".split()
FIRST = """Ada Agnes Alan Alice Amir Anna Anton Arne Astrid Bea Boris Carla Carl Celia Chen Clara Dana Dario David
Eda Edgar Elena Elias Emil Emma Erik Esra Eva Fabio Fatima Felix Fiona Frank Freya Georg Greta Gustav Hana Hans Heidi
Hugo Ida Igor Ines Ingrid Iris Ivan Jana Jonas Judith Julia Kai Karin Karl Katya Kurt Lara Lars Leila Lena Leo Lina
Linus Lisa Luca Lucy Magnus Maja Marco Maria Marta Max Mia Milan Mina Nadia Nils Nina Noah Nora Olga Oscar Otto Paula
Petra Pia Rafael Ravi Rita Robin Rosa Ruth Samir Sara Selma Simon Sofia Stefan Susan Sven Tara Theo Thomas Tina Tom
Uma Ursula Vera Viktor Walter Wanda Yara Yusuf Zoe""".split()


SECTIONS = """about about-us account accounts admin agb aktuelles api app archive archives articles author authors basket blog
blogs book booking books brochure calendar careers cart catalog categories category chat checkout classes client clients
comments community company conference contact contact-us contacto contacts courses customers dashboard data datenschutz
default demo details directory discover documents docs donate download downloads email employees en error events example
faculty faq faqs favorites feed feedback files film forgot forum forums friends gallery games get-started graphql graphs
groups guest guestbook guide health help history home homepage hosting how-to icons image images impressum imprint index info
information internal intranet investors invite invoices jobs journal kontakt labs learn legal library license links list live
local location login logo logout magazine mail mailing maintenance manage manual map maps market media member members
menu messages misc mobile movies music my myaccount network new news newsletter notes notifications office offers online
order orders overview page pages partner partners password payment payments people photo photos pictures ping plans player
podcast policies policy poll polls portal portfolio posts press preview pricing print privacy private product products
profile profiles project projects promo public publications purchase quotes rates readme recipes redirect reference refunds
register registration releases report reports request research resources results review reviews rss sale sales school science
search security sellers.json send service services session settings share shop shopping show signin signup site sitemap
sites social software solutions sport staff start statistics stats status store stories student students subscribe summary
support survey tag tags team teams template terms test testimonials themes time today tools top topics tour training travel
trends tutorials unsubscribe update updates upload user users video videos view vote weather web weblog webmail welcome
whitepapers wiki work workshop world year manifest.json browserconfig.xml site.webmanifest ads.txt app-ads.txt favicon.png opensearch.xml
sitemap.xml rss.xml atom.xml feed.xml robots.txt crossdomain.xml security.txt humans.txt""".split()
"""First parts of paths that every other site has; directory scanners have them in their lists."""

HEADLINES = ["{adjective} {noun} {other}", "how to {verb} the {adjective} {noun}", "{noun} and {other}: a {adjective} guide",
             "our {adjective} {noun} {year}", "{verb} your {noun} this {season}", "{number} {adjective} ideas for your {noun}"]


def speak(language):
    """Take the words of another language ("de", "fr", "es"; "en" is what they are) for the rest of the process."""
    if language != "en":
        for own, other in zip((NOUNS, ADJECTIVES, VERBS), languages.WORDS[language]):
            own[:] = other.split()
        HEADLINES[:] = languages.HEADLINES[language]


def title(rng=random):
    """A headline of two to six words."""
    form = rng.choice(HEADLINES)
    adjective, noun, other, verb = (rng.choice(kind) for kind in (ADJECTIVES, NOUNS, NOUNS, VERBS))
    return form.format(adjective=adjective, noun=noun, other=other, verb=verb, year=rng.randrange(2009, 2027), number=rng.randrange(3, 21),
                       season=rng.choice(["spring", "summer", "autumn", "winter", "week", "month"]))


def ascii_only(text):
    """The text without accents, as names of hosts and accounts want it."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("œ", "oe"))
    return plain.encode("ascii", "ignore").decode()


def host_label(rng=random):
    """A word as a label of a host name: names with accents get the form that DNS knows (xn--)."""
    return rng.choice(NOUNS).lower().encode("idna").decode()


def slug(text):
    """The title as a path segment; some sites keep accents."""
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def paragraph(rng=random, sentences=4):
    """Some sentences that nobody needs to understand."""
    made = []
    for _ in range(sentences):
        words = [rng.choice((NOUNS, ADJECTIVES, VERBS, NOUNS)[i % 4]) for i in range(rng.randrange(6, 14))]
        made.append(" ".join(words).capitalize() + ".")
    return " ".join(made)


def search(rng=random):
    """What a person types into a search box."""
    words = [rng.choice(NOUNS)]
    if rng.random() < 0.5:
        words.insert(0, rng.choice(ADJECTIVES))
    if rng.random() < 0.25:
        words.append(rng.choice(["price", "opening hours", "2026", "near me", "contact", "pdf", "o'brien", "50%", "c++", "\"" + rng.choice(NOUNS) + "\"", "how to", "?", "and/or",
                                 "müller", "café", "O'Reilly", "<3", "select a plan", "union station", "drop table lamp", "5 > 3", "R&D", "it's", "a=b", "1;2", "#1", "C:\\temp", "script",
                                 "alert", "100% cotton", "../", "$5", "e-mail@home", "::1", "(2nd)", "[old]", "{x}", "~", "where 1 order", "insert coin", "iframe size", "or 1 more",
                                 "cat food", "id card", "ping pong", "etc", "like '%'", "<b>bold</b>", "javascript: the good parts", "x' + y'", "exec summary", "tea & biscuits", "日本語", "żółty", "🙂"]))
    return " ".join(words)
