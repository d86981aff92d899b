// What one would pick instead, on the same twelve measures and households. Each gets parsed objects; each answer is compared with the exact one.
import { createRequire } from "node:module";
import { LogicEngine } from "json-logic-engine";
import jsonLogic from "json-logic-js";
import { Engine as RulesEngine } from "json-rules-engine";
import Publicodes from "publicodes";
import { measures } from "./twelve.mjs";

/** The machine code of zen-engine itself; its JavaScript package would ask for that of every other system too. */
function zenModule() {
  try {
    return createRequire(import.meta.url)("@gorules/zen-engine-linux-x64-gnu");
  } catch {
    return undefined; // made for Linux on x64 only
  }
}

const operator = (node) => Object.keys(node)[0];
const isNode = (node) => node !== null && typeof node === "object" && !Array.isArray(node);

/** The rules of json-rules-engine have no arithmetic: it decides, and plain JavaScript reckons. */
function asFunction(node) {
  if (!isNode(node)) {
    return () => node;
  }
  const name = operator(node);
  if (name === "var") {
    return (facts) => facts[node.var];
  }
  const parts = node[name].map(asFunction);
  return {
    "*": (facts) => parts.reduce((product, part) => product * part(facts), 1),
    "/": (facts) => parts[0](facts) / parts[1](facts),
    min: (facts) => Math.min(...parts.map((part) => part(facts))),
    "==": (facts) => parts[0](facts) === parts[1](facts),
    if: (facts) => {
      let at = 0;
      while (at + 1 < parts.length && !parts[at](facts)) {
        at += 2;
      }
      return at + 1 < parts.length ? parts[at + 1](facts) : parts[at](facts);
    },
  }[name];
}

function asConditions(node) {
  const name = operator(node);
  if (name === "and" || name === "or") {
    return { [name === "and" ? "all" : "any"]: node[name].map(asConditions) };
  }
  const operators = { "==": "equal", "!=": "notEqual", ">": "greaterThan", ">=": "greaterThanInclusive", "<=": "lessThanInclusive", in: "in" };
  return { fact: node[name][0].var, operator: operators[name], value: node[name][1] };
}

function asZen(node) {
  if (!isNode(node)) {
    return typeof node === "string" ? `"${node}"` : Array.isArray(node) ? `[${node.map(asZen).join(", ")}]` : String(node);
  }
  const name = operator(node);
  const parts = name === "var" ? [] : node[name].map(asZen);
  switch (name) {
    case "var":
      return node.var;
    case "in":
      return `(${parts[0]} in ${parts[1]})`;
    case "min":
      return `min([${parts.join(", ")}])`;
    case "if":
      return parts.length === 1 ? parts[0] : `(${parts[0]} ? ${parts[1]} : ${asZen({ if: node.if.slice(2) })})`;
    default:
      return `(${parts.join(` ${name} `)})`;
  }
}

const spaced = (name) => name.replaceAll("_", " ");
function asPublicodes(node) {
  if (!isNode(node)) {
    return typeof node === "string" ? `'${node}'` : node === true ? "oui" : node === false ? "non" : String(node);
  }
  const name = operator(node);
  const parts = name === "var" || name === "in" ? [] : node[name].map(asPublicodes);
  switch (name) {
    case "var":
      return spaced(node.var);
    case "and":
      return { "toutes ces conditions": parts };
    case "or":
      return { "une de ces conditions": parts };
    case "in":
      return { "une de ces conditions": node.in[1].map((value) => `${spaced(node.in[0].var)} = '${value}'`) };
    case "min":
      return { "le minimum de": parts };
    case "if":
      return { variations: [...Array.from({ length: Math.floor(parts.length / 2) }, (_, i) => ({ si: parts[2 * i], alors: parts[2 * i + 1] })), { sinon: parts.at(-1) }] };
    case "*":
      return { produit: parts };
    case "==":
      return `${parts[0]} = ${parts[1]}`;
    case "/":
      return { produit: [...[parts[0]], `${1 / node["/"][1]}`] };
    default:
      return `${parts[0]} ${name} ${parts[1]}`;
  }
}

function publicodes(example) {
  const rules = Object.fromEntries(Object.entries(example).map(([id, value]) => [spaced(id), typeof value === "string" ? { type: "texte", "par défaut": `'${value}'` } : typeof value === "boolean" ? { "par défaut": value ? "oui" : "non" } : { "par défaut": value }]));
  for (const { id, when, amount } of measures) {
    rules[`due ${spaced(id)}`] = { valeur: asPublicodes(when) };
    rules[spaced(id)] = { valeur: asPublicodes(amount), "applicable si": `due ${spaced(id)}` };
  }
  const engine = new Publicodes(rules);
  return (facts) => {
    engine.setSituation(Object.fromEntries(Object.entries(facts).map(([id, value]) => [spaced(id), typeof value === "string" ? `'${value}'` : typeof value === "boolean" ? (value ? "oui" : "non") : value])));
    return Object.fromEntries(measures.map(({ id }) => [id, engine.evaluate(spaced(id)).nodeValue ?? null]));
  };
}

function rulesEngine() {
  const engine = new RulesEngine([], { allowUndefinedFacts: true });
  const amounts = Object.fromEntries(measures.map(({ id, amount }) => [id, asFunction(amount)]));
  for (const { id, when } of measures) {
    engine.addRule({ conditions: asConditions(when), event: { type: id } });
  }
  return async (facts) => {
    const { events } = await engine.run(facts);
    return Object.fromEntries(events.map(({ type }) => [type, amounts[type](facts)]));
  };
}

function zenEngine({ ZenEngine }) {
  const expressions = measures.map(({ id, when, amount }) => ({ id, key: id, value: `${asZen(when)} ? ${asZen(amount)} : null` }));
  const decision = new ZenEngine().createDecision({
    nodes: [{ id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } }, { id: "x", type: "expressionNode", name: "x", position: { x: 0, y: 0 }, content: { expressions } }, { id: "out", type: "outputNode", name: "out", position: { x: 0, y: 0 } }],
    edges: [{ id: "a", sourceId: "in", targetId: "x", type: "edge" }, { id: "b", sourceId: "x", targetId: "out", type: "edge" }],
  });
  return async (facts) => (await decision.evaluate(facts)).result;
}

const logic = measures.map(({ id, when, amount }) => [id, { if: [when, amount, null] }]);

const zen = zenModule();

export const rivals = (example) => ({
  publicodes: publicodes(example),
  "json-rules-engine": rulesEngine(),
  "json-logic-js": (facts) => Object.fromEntries(logic.map(([id, rule]) => [id, jsonLogic.apply(rule, facts)])),
  "json-logic-engine, compiled": (() => {
    const engine = new LogicEngine();
    const compiled = logic.map(([id, rule]) => [id, engine.build(rule)]);
    return (facts) => Object.fromEntries(compiled.map(([id, rule]) => [id, rule(facts)]));
  })(),
  ...(zen && { "zen-engine": zenEngine(zen) }),
});
