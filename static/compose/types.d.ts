/** What the composer holds and hears. */
export type Field = {
  name: string;
  label: string;
  help: string;
  required: boolean;
  default: unknown;
  type: "id" | "text" | "long" | "words" | "flag" | "minutes" | "whole" | "group" | "list" | "yaml";
  least?: number;
  most?: number;
  words?: string[];
  of?: Field;
  fields?: Field[];
};

export type Kind = { says: string; fields: Field[]; starter: Step };

export type Form = { exercise: Field[]; kinds: Record<string, Kind>; common: string[] };

export type Step = Record<string, any>;
export type Data = Record<string, any> & { steps: Step[] };
export type Path = (string | number)[];
export type Flaw = { where: Path; line: number; what: string; cure: string };
export type Prompt = { step: string; text: string };
export type Views = { room: any; two: any; solo: any; shared: any };

export type Looked = { text: string; data: Data | null; flaws: Flaw[]; prompts: Prompt[]; views: (Views | null)[] };

export type Facts = { id: string; version: number; text: string; ticked: string[]; form: Form; csrf: string };
