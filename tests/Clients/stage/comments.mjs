/** Comments of our own, French and English, kind and unkind. */
export const comments = [
  'What a lovely evening with all of you', 'You are a stupid idiot', 'Can you play that song again please?', 'The second half was much better', 'Shut up, nobody asked you',
  'Thanks for the stream, see you tomorrow', 'I think the council made the wrong decision', 'This boss is so hard to kill', 'gg well played everyone', 'You people make me sick',
  'Bonsoir tout le monde, bon live', "T'es vraiment un sale connard", 'Merci pour le direct, à demain', 'Ferme ta gueule, personne ne t\'a demandé', 'La deuxième mi-temps était bien meilleure',
  'Je ne suis pas d\'accord avec cette réforme', 'Tu peux remettre la chanson ?', 'Quel bouffon ce mec', 'Allez les bleus, on y croit', 'Le boss est trop dur à battre',
];
