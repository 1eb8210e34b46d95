"""Words of other languages, so that not every company's pages have English names."""

GERMAN = ("""Abteilung Adresse Angebot Anfrage Antrag Apfel Arbeit Archiv Ausbildung Ausstellung Bäckerei Bahnhof Bäume Beitrag Bericht
Bestellung Bibliothek Bild Brot Brücke Bücher Bühne Datenschutz Dienst Druck Eingang Einkauf Erfahrung Ernte Fähre Fahrplan
Familie Farbe Feier Fenster Ferien Feuerwehr Fluss Förderung Formular Garten Gebäude Gemüse Geschäft Gesellschaft Gewächshaus Größe
Hafen Händler Haus Heizung Herbst Hütte Jubiläum Jugend Käse Katalog Kirche Küche Kunde Lager Landschaft Lehrer Leistung Lieferung
Möbel Museum Nachricht Öffnungszeiten Ordnung Papier Pflege Platz Preis Prüfung Rathaus Rechnung Reise Sammlung Schlüssel Schule
Schiff Straße Stück Tür Übersicht Unterlagen Verein Verwaltung Wäsche Werkstatt Wetter Wohnung Zeitung Zubehör""",
          """alt bunt deutsch einfach frisch früh gemütlich groß günstig gut heiß jährlich jung klein kühl lang leicht modern möglich
nächst neu nördlich offen öffentlich praktisch regional richtig ruhig rund schnell schön sicher spät süß täglich tief trocken
verfügbar warm wichtig wöchentlich zentral zusätzlich""",
          """ändern bauen beantragen bestellen drucken finden kaufen kochen lernen löschen machen öffnen packen pflegen planen prüfen
reparieren schließen schreiben suchen teilen üben vergleichen verkaufen verstehen wählen zeigen""")
FRENCH = ("""accueil adresse affiche âge agence agenda annonce arbre arrêt atelier bibliothèque bijou boîte boulangerie bougie cadeau
café catalogue céramique château chaussure chemin cirage collection commande conseil couleur création crème cuisine découverte
dépôt dessin échange écharpe école écran émail entrée équipe étagère été étoile événement exposition fête fenêtre fleur forêt
galerie garantie goût hôtel hiver huile idée île jardin journée lampe lettre librairie livraison lumière maison marché matériel
médiathèque mémoire métier musée nappe noël nouveauté œuvre papier panier parfum peinture pièce plâtre poème porte poterie prix
qualité quartier recette rentrée réponse réseau robe saison santé savon soirée table théâtre tissu vélo verre vêtement ville""",
          """ancien beau blanc bleu bon carré chaud clair dernier doré élégant entier épais équitable facile fin fragile frais français
grand gratuit idéal jeune léger libre local long naturel neuf noir nouveau ouvert parfumé petit premier prêt privé régional
rond rouge simple spécial tissé utile vert vieux""",
          """acheter aider ajouter apprendre choisir coudre créer cuisiner découvrir décorer dessiner échanger écrire envoyer essayer
fabriquer garder installer laver lire offrir ouvrir peindre préparer ranger réparer trouver vendre visiter""")
SPANISH = ("""acceso acta administración agenda alumno año anuncio archivo área arte asignatura aula ayuda beca biblioteca boletín
calendario calificación cámara campaña campus carrera cátedra ciencia ciudad clase colección comité comunicación concurso
congreso consejo convocatoria correo cuestionario curso deporte derecho dirección diseño doctorado documento edición educación
empleo encuesta enseñanza español estancia estudio evaluación examen exposición facultad física formación fotografía gestión
grado grupo guía historia horario idioma imagen información informe ingeniería inscripción investigación jornada laboratorio
lección lengua libro línea máster matemáticas matrícula mañana movilidad niño noticia oferta película plaza práctica premio
préstamo profesor programa proyecto química reglamento reunión salón secretaría selección señal sesión teléfono título trámite""",
           """abierto académico actual antiguo básico bueno cercano científico corto económico español europeo fácil final general gran
gratuito histórico internacional joven largo libre local mejor moderno nacional nuevo obligatorio oficial pequeño primero
próximo público rápido regional sencillo técnico último único universitario útil verde virtual""",
           """abrir aprender ayudar buscar cambiar compartir comprar consultar crear dibujar elegir encontrar enseñar enviar escribir
estudiar explicar guardar imprimir leer mejorar organizar planificar preparar publicar reservar solicitar traducir viajar""")
HEADLINES = {
    "de": ("{adjective} {noun} und {other}", "wie Sie {noun} {verb}", "{noun}: {adjective} {verb}", "unsere {noun} {year}", "{noun} für {other}", "{number} Tipps für {noun} & {other}"),
    "fr": ("{noun} et {other} : le guide {adjective}", "comment {verb} l'{noun}", "notre {noun} {adjective} {year}", "{verb} la {noun} cet été", "{noun} d'{other}", "{number} idées pour {verb} votre {noun}"),
    "es": ("{noun} y {other}: guía {adjective}", "cómo {verb} el {noun}", "¿qué {noun} {verb}?", "nuestra {noun} {year}", "{noun} de {other} {adjective}", "{number} ideas para {verb} tu {noun}"),
}
WORDS = {"de": GERMAN, "fr": FRENCH, "es": SPANISH}
