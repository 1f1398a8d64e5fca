import type { Lexicon } from './types.ts';

/** Spanish. */
export const es: Lexicon = {
  language: 'es',
  stopWords:
    'el la los las de del y a en un una es que por para con se su sus al lo como más pero no este esta estos estas ha han fue son o entre desde hasta sobre también sin ser cuando donde muy ya así durante tras además porque todo todos está están nos nuestra nuestro contra según cada e será serán había hay le les tiene',
  months: [
    'enero|ene',
    'febrero|feb',
    'marzo|mar',
    'abril|abr',
    'mayo|may',
    'junio|jun',
    'julio|jul',
    'agosto|ago',
    'septiembre|setiembre|sept|sep',
    'octubre|oct',
    'noviembre|nov',
    'diciembre|dic',
  ],
  weekdays: ['lunes', 'martes', 'miércoles|miercoles', 'jueves', 'viernes', 'sábado|sabado', 'domingo'],
  labels: {
    release:
      'nota de prensa|comunicado de prensa|comunicado|nota informativa|boletín de prensa|información de prensa|nota de premsa',
    advisory:
      'convocatoria de prensa|convocatoria de medios|convocatoria a medios|convocatoria a los medios|convocatoria|aviso a los medios|invitación a la prensa|invitación a medios|rueda de prensa|invitación a los medios|previsión informativa|agenda informativa',
    statement:
      'declaración|declaración institucional|declaración oficial|comunicado oficial|declaración conjunta|posicionamiento',
    correction:
      'rectificación|corrección|fe de erratas|nota de prensa corregida|nota corregida|versión corregida|corrección a la nota de prensa|nota de prensa rectificada',
    immediate:
      'para publicación inmediata|para su publicación inmediata|para su difusión inmediata|para difusión inmediata|publicación inmediata|difusión inmediata|para publicar',
  },
  embargo:
    'embargado hasta|embargada hasta|embargo hasta|bajo embargo hasta|bajo embargo|información embargada|no publicar antes|no publicar hasta|no difundir antes|embargo|nota embargada|prohibida su difusión hasta|información embargada hasta',
  zonePhrases:
    'hora peninsular española=Europe/Madrid|hora peninsular=Europe/Madrid|hora española=Europe/Madrid|hora de madrid=Europe/Madrid|hora de españa=Europe/Madrid|hora central europea=CET|hora de ciudad de méxico=America/Mexico_City|hora de canarias=Atlantic/Canary|hora canaria=Atlantic/Canary|horas de madrid=Europe/Madrid',
  contactHeadings:
    'contacto de prensa|contactos de prensa|contacto|contactos|contacto para medios|contacto para prensa|contacto prensa|contacto para la prensa|gabinete de prensa|gabinete de comunicación|más información|para más información|datos de contacto|información de contacto|departamento de comunicación|departamento de prensa|oficina de prensa|contacto medios|contacto para los medios|persona de contacto|prensa',
  contactLeads:
    'para más información|para mayor información|para solicitar|para entrevistas|contacto|contactar|más información|para cualquier consulta|para ampliar información|los medios interesados|póngase en contacto|gestión de entrevistas|solicitud de entrevistas|si quiere saber más|para concertar entrevistas',
  noteHeadings:
    'notas para los editores|nota para los editores|notas para editores|nota para editores|notas a los editores|nota a los editores|notas a la redacción|nota a la redacción|notas para la redacción|nota para redactores|notas para redactores|notas al editor|nota al editor|notas del editor|notas para el editor|notas|declaraciones prospectivas|nota para los periodistas|nota para periodistas|notas para la prensa|referencia bibliográfica|referencia|referencias',
  aboutLeads: 'acerca de|acerca del|sobre|quiénes somos',
  furnitureEnd:
    'noticias relacionadas|artículos relacionados|contenido relacionado|comparte este artículo|compartir este artículo|comparte esta noticia|suscríbete|suscríbase|últimas noticias|más noticias|también te puede interesar|te puede interesar|lea también|lee también|ver también|le ha resultado útil',
  furnitureLine:
    'noticias|notas de prensa|sala de prensa|actualidad|prensa|compartir en|compartir|imprimir|descargar|volver a|volver|ir al contenido|saltar al contenido|menú|inicio|buscar|síguenos|síganos|utilizamos cookies|este sitio utiliza cookies|leer más|saber más|etiquetas|temas|iniciar sesión|todos los derechos reservados|aviso legal|está usted aquí|estás aquí|leer el|leer la|descargar',
  bylineLeads: 'por|escrito por|autor|autora',
  fields: {
    headline: 'titular|título|asunto|titulo',
    subheadline: 'subtítulo|subtitular|entradilla|bajada|antetítulo',
    date: 'fecha|publicado|publicado el|fecha de publicación',
    organisation: 'organización|empresa|remitente|editor|fuente|entidad|emisor|institución|compañía',
  },
  from: 'de|del|de la',
  verbs:
    'dice dijo dicho afirma afirmó afirmado explica explicó explicado señala señaló señalado añade añadió añadido destaca destacó destacado asegura aseguró asegurado indica indicó indicado declara declaró declarado subraya subrayó subrayado manifiesta manifestó manifestado comenta comentó comentado apunta apuntó apuntado concluye concluyó recuerda recordó recordado anuncia anunció anunciado según sostiene sostuvo considera consideró resalta resaltó celebra celebró expresa expresó confirma confirmó advierte advirtió puntualiza puntualizó precisa precisó matiza remarca remarcó valora valoró agradeció agradece insistió insiste reconoce reconoció detalla detalló ha lamenta lamentó lamentado sostenido cuenta contó contado bromea advertido reconocido celebrado defiende defendió defendido insistido admite admitió confiesa confesó denuncia denunció denunciado critica criticó relata relató resume resumió detallado promete prometió opina opinó precisado valorado',
  pronouns: 'él ella ellos ellas',
  roleHeads:
    'alcalde alcaldesa director directora ministro ministra presidente presidenta jefe jefa responsable portavoz secretario secretaria delegado delegada concejal concejala consejero consejera profesor profesora catedrático catedrática redactor redactora asesor asesora coordinador coordinadora rector rectora investigador investigadora comisario comisaria fundador fundadora cofundador cofundadora gerente socio socia ingeniero ingeniera arquitecto arquitecta embajador embajadora decano decana conservador conservadora economista analista experto experta ceo vicepresidente vicepresidenta diputado diputada senador senadora periodista técnico técnica edil gobernador gobernadora teniente médico médica artista entrenador entrenadora autor autora vicealcaldesa vicealcalde subdirector subdirectora enfermera enfermero agricultor agricultora arqueólogo arqueóloga biólogo bióloga ecólogo doctorando doctoranda vecino vecina alumna alumno estudiante vicerrector vicerrectora bibliotecario bibliotecaria capitán capitana bombero bombera juez jueza abogado abogada psicólogo psicóloga físico física químico química actor actriz pescador pescadora librero librera bibliotecario bibliotecaria editor editora organizador organizadora panadero panadera ganadero ganadera maestro maestra enfermero enfermera vecino vecina voluntario voluntaria biólogo bióloga ecólogo ecóloga arqueólogo arqueóloga autor autora coautor coautora',
  roleModifiers:
    'prensa primer primera general adjunto adjunta delegado delegada comunicación relaciones de la del y las los públicas científico científica técnico técnica artístico artística ejecutivo ejecutiva marketing ex vice',
  compoundRoles: false,
  honorifics: 'sr sr. sra sra. srta srta. don doña d. dña. señor señora',
  orgWords:
    'ayuntamiento ciudad municipio ministerio universidad grupo sa s.a. s.a sl s.l. s.l fundación instituto agencia museo asociación oficina departamento sociedad comité comisión autoridad banco hospital escuela colegio centro gobierno federación unión club red fondo puerto región comunidad consejería junta diputación teatro biblioteca galería orquesta compañía sindicato cámara generalitat gabinete festival dirección unidad servicio organización teatro policía bomberos cabildo cinemateca filmoteca puerto',
  articles: 'el la los las un una',
  magnitudes: 'mil millones=1e9|mil=1e3|millón=1e6|millones=1e6|m€=1e6*EUR|billón=1e12|billones=1e12|m=1e6',
  currencies:
    'euros=EUR|euro=EUR|dólares=USD|dólar=USD|libras esterlinas=GBP|libras=GBP|francos suizos=CHF|coronas danesas=DKK|coronas suecas=SEK|coronas noruegas=NOK|yuanes=CNY|yenes=JPY|pesos mexicanos=MXN',
  percent: 'por ciento|por cien',
  approx: 'unos unas cerca casi más alrededor aproximadamente menos de hasta total',
  numberWords: 'un=1|una=1|dos=2|tres=3|cuatro=4|cinco=5|seis=6|siete=7|ocho=8|nueve=9|diez=10|medio=0.5',
  abbreviations:
    'sr sra srta dr dra d dña etc p.ej aprox tel tfno núm n art av avda c s.a s.l ee.uu ene feb mar abr jun jul ago sept sep oct nov dic prof ud uds máx mín',
  numberLabels:
    'página artículo n° nº núm número sala sección párrafo capítulo fase versión tipo línea autobús nivel figura tabla pabellón stand día semana etapa horizonte agenda calle',
  adjective:
    /^(?:nuevos|nuevas|grandes|pequeños|pequeñas|primeros|primeras|otros|otras|jóvenes|principales|últimos|últimas|mejores|antiguos|antiguas|diferentes|distintos|distintas)$/u,
  noun: 'first',
  decimal: ',',
};
