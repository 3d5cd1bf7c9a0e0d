// Who and what ids stand for; filled by the store.

export const names = {
  me: '',
  meName: '',
  people: new Map(),
  channels: new Map(),

  person(id) {
    if (id === 'USLACKBOT') return 'Slackbot';
    return this.people.get(id)?.name ?? id;
  },

  realName(id) {
    if (id === 'USLACKBOT') return 'Slackbot';
    return this.people.get(id)?.realName ?? id;
  },

  channel(id) {
    return this.channels.get(id)?.name;
  },
};
