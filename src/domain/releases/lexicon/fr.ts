import type { Lexicon } from './types.ts';

/** French. */
export const fr: Lexicon = {
  language: 'fr',
  stopWords:
    'le la les de des du et à en un une est que qui dans pour par sur au aux avec ce il elle ne pas plus son sa ses se sont a été cette ces ou mais nous vous leur leurs comme tout entre depuis lors ainsi afin dont où aussi sous après avant être fait ont y même notre nos chez soit selon deux très vers sans avait était contre dès puis',
  months: [
    'janvier|janv|jan',
    'février|févr|fév|fevrier',
    'mars',
    'avril|avr',
    'mai',
    'juin',
    'juillet|juil',
    'août|aout',
    'septembre|sept',
    'octobre|oct',
    'novembre|nov',
    'décembre|déc|decembre',
  ],
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  labels: {
    release: 'communiqué de presse|communique de presse|communiqué|dossier de presse|information presse|info presse',
    advisory:
      'invitation presse|invitation à la presse|invitation de presse|avis aux médias|avis aux medias|note aux rédactions|conférence de presse|point presse|invitation à une conférence de presse|alerte presse|invitation médias|avis de convocation|convocation aux médias',
    statement: 'déclaration|prise de position|déclaration officielle|déclaration commune|déclaration à la presse',
    correction:
      'rectificatif|correction|erratum|communiqué de presse rectificatif|communiqué rectifié|version corrigée|communiqué de presse corrigé|mise au point',
    immediate: 'pour diffusion immédiate|pour publication immédiate|diffusion immédiate|à diffuser immédiatement|pour diffusion',
  },
  embargo:
    'sous embargo jusqu|sous embargo|embargo jusqu|embargo|ne pas diffuser avant|ne pas publier avant|à ne pas diffuser avant|sous stricte embargo|information sous embargo',
  zonePhrases:
    "heure de paris=Europe/Paris|heure française=Europe/Paris|heures de paris=Europe/Paris|heure de bruxelles=Europe/Brussels|heure de genève=Europe/Zurich|heure suisse=Europe/Zurich|heure de montréal=America/Toronto|heure d’europe centrale=CET|heure d'europe centrale=CET",
  contactHeadings:
    "contact presse|contacts presse|contact|contacts|contact médias|contacts médias|relations presse|service de presse|service presse|contact média|renseignements|informations|pour plus d'informations|pour plus d’informations|attaché de presse|attachée de presse|votre contact|vos contacts|informations presse|relations médias",
  contactLeads:
    "pour plus d'informations|pour plus d’informations|pour plus de renseignements|pour tout renseignement|pour toute information|pour toute demande|contact|contacter|pour tout complément|pour obtenir|renseignements|demandes d'interview|demandes d’interview|pour en savoir plus|information|vous souhaitez en savoir plus|pour toute question|pour une interview|pour organiser une interview",
  noteHeadings:
    "notes aux rédacteurs|note aux rédacteurs|notes aux rédactions|notes à l'intention des rédacteurs|notes à l’intention des rédacteurs|note à la rédaction|notes à la rédaction|notes aux éditeurs|note aux éditeurs|note de la rédaction|notes pour les rédacteurs|notes pour la rédaction|notes à l'attention des rédactions|notes à l’attention des rédactions|notes|déclarations prospectives|note aux journalistes|notes aux journalistes|bibliographie|référence|références|référence bibliographique",
  aboutLeads:
    "à propos de|a propos de|à propos du|a propos du|à propos des|à propos d’|à propos d'|a propos d'|a propos d’|a propos des|à propos|au sujet de",
  furnitureEnd:
    "articles liés|articles similaires|sur le même sujet|à lire aussi|lire aussi|partager cet article|partagez cet article|s'abonner à|s’abonner à|abonnez-vous|dernières actualités|actualités liées|voir aussi|vous aimerez aussi|cette page vous a-t-elle",
  furnitureLine:
    'actualités|communiqués|communiqués de presse|espace presse|presse|partager|imprimer|télécharger|retour à la liste|retour aux actualités|retour|aller au contenu|menu|accueil|rechercher|suivez-nous|nous utilisons des cookies|ce site utilise des cookies|lire la suite|en savoir plus|mots-clés|mots clés|se connecter|tous droits réservés|mentions légales|haut de page|vous êtes ici|lire l|consulter le|voir le',
  bylineLeads: 'par|rédigé par|auteur',
  fields: {
    headline: 'titre|objet',
    subheadline: 'sous-titre|chapeau|chapô',
    date: 'date|publié le|publié|mis en ligne le|diffusé le|date de publication',
    organisation: 'organisation|entreprise|expéditeur|éditeur|source|société|organisme|émetteur',
  },
  from: 'de|du|de la|des',
  verbs:
    'déclare déclaré dit affirme affirmé explique expliqué souligne souligné ajoute ajouté précise précisé indique indiqué estime estimé annonce annoncé commente commenté conclut conclu rappelle rappelé confie confié assure assuré insiste insisté note noté observe observé poursuit poursuivi réjouit réjoui félicite félicité selon témoigne raconte constate constaté exprime exprimé résume salué salue martèle promet prévient détaille complète remarque espère sourit rit lâche lance déplore déploré regrette regretté prévenu reconnaît reconnu admet admis soupire plaide plaidé répond répondu répète avertit juge jugé défend tranche renchérit abonde glisse plaisante détaillé lancé averti',
  pronouns: 'il elle ils elles t-il t-elle',
  roleHeads:
    'maire adjoint adjointe directeur directrice ministre président présidente pdg dg chef cheffe responsable porte-parole secrétaire délégué déléguée attaché attachée chargé chargée professeur professeure rédacteur rédactrice conseiller conseillère coordinateur coordinatrice coordonnateur coordonnatrice recteur rectrice chercheur chercheuse commissaire fondateur fondatrice cofondateur cofondatrice co-fondateur co-fondatrice gérant gérante associé associée ingénieur ingénieure architecte ambassadeur ambassadrice doyen doyenne conservateur conservatrice économiste analyste expert experte ceo vice-président vice-présidente député députée sénateur sénatrice préfet préfète dirigeant dirigeante manager médecin enseignant enseignante artiste bourgmestre échevin échevine entraîneur auteur autrice bénévole infirmier infirmière pharmacien pharmacienne boulanger boulangère agriculteur agricultrice vigneron vigneronne éleveur éleveuse apicultrice doctorant doctorante archéologue biologiste écologue historien historienne sociologue syndic syndique municipal municipale animateur animatrice musicien musicienne comédien comédienne metteur étudiant étudiante habitant habitante lauréat capitaine pompier gendarme juge avocat avocate psychologue physicien physicienne chimiste acteur actrice comédienne pêcheur pêcheuse maraîcher maraîchère libraire bibliothécaire éditeur éditrice organisateur organisatrice porteur porteuse fromager fromagère restaurateur restauratrice première commissaire coauteur coautrice postdoctorant postdoctorante',
  roleModifiers:
    "presse premier première général générale adjoint adjointe délégué déléguée communication relations affaires de la du des à aux et publiques scientifique technique artistique exécutif exécutive marketing d'affaires ancien ancienne vice",
  compoundRoles: false,
  honorifics: 'm m. mme mme. mlle monsieur madame',
  orgWords:
    'ville mairie commune métropole ministère université groupe sa sas sarl fondation institut agence musée association service département société comité commission autorité banque hôpital école collège centre gouvernement fédération union club réseau fonds port région conseil théâtre bibliothèque galerie orchestre office préfecture compagnie syndicat chambre communauté festival direction brasserie cinémathèque opéra parc syndicat mutuelle',
  articles: 'le la les l un une',
  magnitudes:
    'mille=1e3|million=1e6|millions=1e6|milliard=1e9|milliards=1e9|billion=1e12|m€=1e6*EUR|md€=1e9*EUR|mds€=1e9*EUR|mds=1e9|mrd=1e9|k€=1e3*EUR|meur=1e6*EUR|mio=1e6|mio.=1e6|mrd.=1e9',
  currencies:
    'euros=EUR|euro=EUR|dollars=USD|dollar=USD|livres sterling=GBP|livres=GBP|francs suisses=CHF|couronnes danoises=DKK|couronnes suédoises=SEK|couronnes norvégiennes=NOK|yuans=CNY|yens=JPY|dollars canadiens=CAD',
  percent: 'pour cent|pourcent|pour-cent',
  approx: 'environ près plus quelque presque moins de d’ à total',
  numberWords: 'un=1|une=1|deux=2|trois=3|quatre=4|cinq=5|six=6|sept=7|huit=8|neuf=9|dix=10|un demi=0.5',
  abbreviations: 'm mm dr pr st ste etc env p.ex cf art av bd tél janv févr avr juil sept oct nov déc n no réf ex',
  numberLabels:
    'page article n° n no numéro salle section paragraphe chapitre phase version type ligne bus niveau figure tableau hall stand jour semaine étape rue arrondissement',
  adjective:
    /^(?:nouveaux|nouvelles|grands|grandes|petits|petites|premiers|premières|autres|jeunes|principaux|principales|derniers|dernières|meilleurs|meilleures|anciens|anciennes|différents|différentes)$/u,
  noun: 'first',
  decimal: ',',
};
