/**
 * Invented people, as many as a message needs, the same every time.
 *
 * Each private person has a domain of his own, so that nobody takes two of them for colleagues.
 */
import { slug, type Person } from "../../fixtures/generator/people.ts"

const FIRST =
  "Aafke Abdel Ada Albert Amber Anja Anton Arjan Astrid Ayşe Bart Bas Bianca Boukje Carla Cees Chris Coen Conny Daan Derya Dineke Edwin Ella Emiel Erik Esther Fatima Femke Frank Geert Gijs Guus Hanneke Harrie Henk Ilse Imane Inge Ivo Jaap Janneke Jelle Jeroen Johan Judith Karel Kees Khadija Kim".split(
    " ",
  )
const LAST =
  "Wiersma Bouzid Terpstra Nieuwenhuis Schippers Verhoeven Raaijmakers Hofstra Bijlsma Kooistra Groenewoud Demirci Noordhoek Timmermans Roelofs Scholten Oosterhuis Kramer Zijlstra Wouters Blokland Peeters Lammers Evers Gerritsen Hazenberg Rijnders Boersma Huisman Janssens Kortekaas Langendijk Bouwmeester Benali Haverkamp Leenders Admiraal Doornbos Sijtsma Willemse Teunissen Ravensbergen Kloosterman Bakhuis Molenaar Cuijpers Staal".split(
    " ",
  )

/** 50 first and 47 last names: 2,350 different people before the first comes again. */
export function person(index: number): Person & { readonly first: string; readonly last: string } {
  const first = FIRST[index % FIRST.length]!
  const last = LAST[index % LAST.length]!
  const domain = `${slug(last)}-${index}.example`
  return { first, last, name: `${first} ${last}`, address: `${slug(first)}@${domain}` }
}

export function colleagueAt(index: number, domain: string): Person {
  const { first, last, name } = person(index)
  return { name, address: `${slug(first)}.${slug(last)}@${domain}` }
}
