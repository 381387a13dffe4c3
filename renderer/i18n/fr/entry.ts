import type { StorageCode } from '#shared/contract/result';

/** Words of the screens before anyone is signed in. */
export const entryFr = {
  product: 'Relais',
  starting: 'Ouverture de Relais',
  otherLanguage: 'English',
  otherLanguageHint: 'Afficher les écrans en anglais',
  signIn: {
    title: 'Ouvrir une session',
    login: 'Nom d’utilisateur',
    password: 'Mot de passe',
    submit: 'Ouvrir la session',
    busy: 'Vérification en cours',
    capsLock: 'La touche Verr. maj. est activée.',
    refused: 'Le nom d’utilisateur ou le mot de passe ne correspond pas.',
    refusedAct:
      'Vérifier le nom, puis écrire de nouveau le mot de passe. Après quelques essais, l’attente s’allonge.',
    tooEarly: 'Les essais sont trop rapprochés : ce mot de passe n’a pas été vérifié.',
    wait_one: 'Nouvel essai possible dans {{count}} seconde.',
    wait_other: 'Nouvel essai possible dans {{count}} secondes.',
    waitButton: 'Attendre {{seconds}} s',
    lockedOut: 'Trop d’essais avec ce nom d’utilisateur : aucun mot de passe n’est accepté pour le moment.',
    lockedOutUntil: 'Nouvel essai possible dans {{time}}.',
    lockedOutAct:
      'Attendre la fin du délai. Si le mot de passe est perdu, demander un mot de passe temporaire à la coordination ou à l’administration technique.',
    inactive: 'Ce compte est désactivé.',
    inactiveAct: 'Pour le réactiver, s’adresser à la coordination ou à l’administration technique.',
    fillBoth: 'Écrire le nom d’utilisateur et le mot de passe.',
    setupDone: 'L’installation est terminée. La coordination peut ouvrir la première session.',
  },
  weak: {
    title: 'Poste de développement : protection réduite',
    text: 'Le système de ce poste ne protège pas le secret du poste. N’y écrire aucun renseignement réel.',
  },
  problem: {
    title: 'Relais ne peut pas s’ouvrir',
    promise: 'Rien n’a été effacé. Relais ne supprime et ne remplace jamais un fichier de lui-même.',
    whatItMeans: 'Ce que cela signifie',
    whatToDo: 'Ce qu’il faut faire',
    toQuote: 'À transmettre à l’administration technique : {{code}}',
    checkAgain: 'Vérifier de nouveau',
    badPages_one: '{{count}} page du fichier ne porte plus sa signature.',
    badPages_other: '{{count}} pages du fichier ne portent plus leur signature.',
    backToSignIn: 'Retour à l’ouverture de session',
  },
  file: {
    folder: { name: 'Le dossier des données', holds: 'Ce dossier contient tous les fichiers de Relais.' },
    keyring: {
      name: 'Le trousseau des comptes',
      holds: 'Le trousseau contient les comptes et leurs clés, pas les dossiers.',
    },
    cases: {
      name: 'Le fichier des dossiers',
      holds: 'Le fichier des dossiers contient les personnes, les dossiers et leur journal.',
    },
    system: {
      name: 'Le fichier du système',
      holds: 'Le fichier du système contient les réglages et le journal technique, pas les dossiers.',
    },
    station: {
      name: 'Le secret du poste',
      holds: 'Le secret du poste et les mots de passe ouvrent ensemble les dossiers, sur ce poste seulement.',
    },
    seal: {
      name: 'Le sceau des journaux',
      holds: 'Le sceau permet de constater qu’un journal a été modifié.',
    },
  },
  storage: {
    missing: {
      what: '{{file}} est introuvable.',
      means: 'Il a été déplacé ou supprimé en dehors de Relais.',
      act: 'Ne rien créer à sa place. L’administration technique le retrouve, ou remet en place la dernière copie de sauvegarde.',
    },
    empty: {
      what: '{{file}} est vide.',
      means:
        'Son contenu a disparu en dehors de Relais, souvent après une panne de disque ou une copie interrompue.',
      act: 'Ne pas supprimer le fichier. L’administration technique remet en place la dernière copie de sauvegarde.',
    },
    truncated: {
      what: '{{file}} est incomplet.',
      means: 'La fin manque, souvent après une copie interrompue ou une panne de disque.',
      act: 'Ne pas supprimer le fichier. L’administration technique remet en place la dernière copie de sauvegarde.',
    },
    altered: {
      what: '{{file}} a été altéré.',
      means:
        'Une partie ne porte plus la signature que Relais y avait mise : le disque est endommagé, ou le fichier a été modifié.',
      act: 'Ne pas supprimer le fichier : il peut servir à comprendre. Prévenir l’administration technique et la coordination aujourd’hui.',
    },
    foreign: {
      what: '{{file}} n’appartient pas à cette installation.',
      means: 'Un autre fichier se trouve à sa place. Relais n’y touche pas.',
      act: 'L’administration technique remet en place le fichier de ce poste.',
    },
    newer: {
      what: '{{file}} vient d’une version plus récente de Relais.',
      means: 'Tout est intact, mais cette version ne sait pas le lire.',
      act: 'Demander à l’administration technique d’installer la version récente sur ce poste.',
    },
    read_only: {
      what: '{{file}} ne peut être que lu.',
      means: 'Relais ne s’ouvre pas sans pouvoir écrire : rien ne serait conservé.',
      act: 'L’administration technique rétablit le droit d’écrire pour ce compte Windows.',
    },
    disk_full: {
      what: 'Le disque de ce poste est plein.',
      means: 'Ce qui était enregistré est intact, mais rien de nouveau ne peut l’être.',
      act: 'Libérer de l’espace sur le disque, puis vérifier de nouveau.',
    },
    in_use: {
      what: 'Relais est déjà ouvert ailleurs sur ce poste.',
      means:
        'Une seule fenêtre peut ouvrir les fichiers à la fois, parfois dans la session d’une autre personne.',
      act: 'Retourner à l’autre fenêtre, ou fermer l’autre session Windows, puis vérifier de nouveau.',
    },
    network_drive: {
      what: '{{file}} se trouve sur un lecteur réseau.',
      means: 'Une coupure du réseau pourrait y abîmer les dossiers : Relais refuse d’y écrire.',
      act: 'L’administration technique déplace les fichiers sur le disque du poste.',
    },
    wrong_key: {
      what: '{{file}} ne s’ouvre pas avec la clé de ce compte.',
      means: 'Il est peut-être intact, mais il vient d’une autre installation ou d’une copie ancienne.',
      act: 'Ne pas supprimer le fichier. L’administration technique vérifie d’où il vient.',
    },
    preamble: {
      what: '{{file}} ne s’ouvre pas : ses protections n’ont pas pu être vérifiées.',
      means: 'Relais refuse d’y écrire sans ces protections.',
      act: 'Prévenir l’administration technique avant de continuer.',
    },
    io: {
      what: '{{file}} n’a pas pu être lu : le disque n’a pas répondu.',
      means: 'Le disque est peut-être débranché ou endommagé.',
      act: 'Vérifier de nouveau. Si le problème revient, prévenir l’administration technique.',
    },
    station_secret_missing: {
      what: 'Le secret de ce poste est introuvable.',
      means: 'Les mots de passe ne suffisent plus à ouvrir les dossiers. Les fichiers sont intacts.',
      act: 'Prévenir l’administration technique et la coordination : le code de récupération, sous enveloppe, sera nécessaire.',
    },
    station_secret_wrong: {
      what: 'Le secret de ce poste ne correspond pas à ces fichiers.',
      means:
        'Les fichiers viennent d’un autre poste, ou le profil Windows a été refait. Les fichiers sont intacts.',
      act: 'Prévenir l’administration technique et la coordination : le code de récupération, sous enveloppe, sera nécessaire.',
    },
  },
  curtain: {
    idle: 'Poste verrouillé après un moment sans activité.',
    screen_lock: 'Poste verrouillé avec l’écran.',
    suspend: 'Poste verrouillé avant la mise en veille.',
    by_hand: 'Poste verrouillé.',
    vault_stopped:
      'Le service qui garde les dossiers s’est arrêté. Rien de ce qui était enregistré n’est perdu.',
    reopen: 'Ouvrir de nouveau',
  },
  mustChange: {
    title: 'Choisir un mot de passe',
    why: 'Le mot de passe reçu était temporaire : une autre personne le connaît. Choisir le vôtre pour continuer.',
  },
  password: {
    current: 'Mot de passe actuel',
    currentTemporary: 'Mot de passe temporaire',
    next: 'Nouveau mot de passe',
    rule: 'Au moins 15 caractères. Une phrase de plusieurs mots est plus sûre et plus facile à retenir. Le collage est permis.',
    suggest: 'Proposer une phrase',
    use: 'Utiliser cette phrase',
    another: 'En proposer une autre',
    noteIt: 'La retenir ou la ranger en lieu sûr avant de continuer.',
    change: 'Changer le mot de passe',
    changed: 'Le mot de passe est changé.',
    good: 'Ce mot de passe respecte les règles.',
    same: 'Le nouveau mot de passe est identique à l’ancien.',
    problem: {
      too_short: 'Trop court : il faut au moins 15 caractères.',
      too_long: 'Trop long : 256 caractères au plus.',
      common: 'Trop répandu : il figure dans les listes de mots de passe connus, ou en réunit quelques-uns.',
      contextual:
        'Trop facile à deviner ici : il reprend le nom d’utilisateur, le service ou une municipalité.',
      repetitive: 'Trop répétitif : les mêmes caractères reviennent ou se suivent sur le clavier.',
    },
  },
} as const;

// Every storage problem has its words.
entryFr.storage satisfies Record<StorageCode, { what: string; means: string; act: string }>;
