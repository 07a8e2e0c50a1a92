import type { SearchIndex } from "../search-index.ts";

/**
 * Words that tell of the same thing where stemming sees two: won and win, birth and born, population and people.
 * The first word of a line is kindred to each of the others; the others are not kindred to one another.
 */
const KINDRED = `
born bear birth birthplace
die dead death killed
kill dead death died
win won winner victory champion
lose lost loss defeat
write wrote written author
build built construct erect
found establish create form begin
start begin began begun launch open first
begin began begun start open first
end finish close conclude last final until
buy bought purchase acquire
acquire bought purchase acquisition
sell sold sale
make made produce manufacture
give gave given donate grant award
take took taken
go went gone
come came
see saw seen sight
know knew known knowledge
think thought
teach taught teacher
learn learnt study student
lead led leader head chief
fight fought battle war
choose chose chosen choice select pick elect appoint
speak spoke spoken speech language
sing sang sung song
draw drew drawn
grow grew grown growth increase rise
rise rose risen increase
increase grew growth rose rise
fall fell fallen drop decline decrease
leave left depart
arrive came arrival
tell told said
find found discover
bring brought
catch caught
feel felt
get got gotten receive obtain
hear heard
meet met
pay paid payment cost
cost million price
run ran
send sent
spend spent cost
steal stole stolen theft
strike struck hit
swim swam
throw threw thrown
wear wore worn
sink sank sunk
freeze froze frozen
fly flew flown flight
forbid forbade forbidden ban prohibit
ban prohibit forbidden
break broke broken
drive drove driven
eat ate eaten food diet feed
name call known term dub title
call name known term refer
country nation state
city town capital
movie film
people population inhabitant resident
live inhabitant resident population
job occupation profession career work role
position role office
large biggest big great
small little least
old ancient age
long length
high height tall
wide width
deep depth
heavy weight
strong strength
rich wealth
poor poverty
cause because due result led
reason because due
help aid assist support
wife married husband spouse marriage
marry wife husband marriage
child children son daughter
king monarch reign queen emperor
rule reign govern king
attack invade invasion raid
doctor physician medical
disease illness
religion faith church
law act legislation
money funds dollar financial
percentage percent rate
year annual
located situated
area region
originally initially first
original initial first
currently today present now
next following after later
before prior previous earlier
about approximately around
most majority
main primary major chief principal
important significant major key
famous notable prominent popular
difficult hard
require need must
allow permit let
prevent stop avoid
try attempt
want wish desire
believe thought belief consider
argue claim
contain include consist
comprise consist made include
composer composed
school college university
team club
group band
album record
release issue
company firm corporation
house home residence
road street highway
ship boat vessel
plane aircraft airplane
car automobile vehicle
train railway rail railroad
gun weapon rifle
soldier troop army military
agreement treaty deal
British Britain England English UK
American America US
French France
German Germany
Chinese China
Japanese Japan
Spanish Spain
Italian Italy
Russian Russia Soviet
Greek Greece
Indian India
Egyptian Egypt
European Europe
Mexican Mexico
Polish Poland
Portuguese Portugal
Dutch Netherlands Holland
Swiss Switzerland
Irish Ireland
Scottish Scotland
Welsh Wales
Turkish Turkey
Roman Rome
Jewish Jews
Islamic Islam Muslim
replace succeed substitute
succeed successor
change convert alter
divide split
separate split
destroy destruction
protect protection
responsible charge
idea concept theory
propose suggest
oppose against opposition
refuse reject
arrest prison jail
judge court justice
rain rainfall precipitation
winter cold
temperature degrees
abbreviation stand acronym
stand stood acronym abbreviation
mean meaning
part section portion
half fifty
quarter fourth
double twice
`;

/** By a term, the terms of the words that are kindred to it, as the index knows them. */
export function kindredTerms(index: SearchIndex): ReadonlyMap<string, ReadonlySet<string>> {
  const known = tables.get(index);
  if (known) return known;
  const table = new Map<string, Set<string>>();
  for (const line of KINDRED.trim().split("\n")) {
    const [first, ...others] = index
      .analyse(line)
      .filter(({ kind }) => kind === "word")
      .map(({ term }) => term);
    for (const other of others) {
      if (first === undefined || other === first) continue;
      add(table, first, other);
      add(table, other, first);
    }
  }
  tables.set(index, table);
  return table;
}

/** Some five hundred words are analysed once for an index, not once for a question. */
const tables = new WeakMap<SearchIndex, ReadonlyMap<string, ReadonlySet<string>>>();

function add(table: Map<string, Set<string>>, term: string, other: string): void {
  const kindred = table.get(term);
  if (kindred) kindred.add(other);
  else table.set(term, new Set([other]));
}
