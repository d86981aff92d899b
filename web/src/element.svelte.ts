/**
 * <kepil-calculator lang="kk" risk="childbirth">: the whole calculator inside somebody's page. It lives in a shadow root, so that neither style reaches the
 * other; it writes nothing to the address, the title, the storage or the globals of the page. Colours and sizes are CSS variables: set them on the element.
 */
import base from "./style/base.css?inline";
import form from "./style/form.css?inline";
import print from "./style/print.css?inline";
import result from "./style/result.css?inline";
import tokens from "./style/tokens.css?inline";
import { mount, unmount } from "svelte";
import App from "./App.svelte";
import { isLanguage, preferredLanguage, type LanguageId } from "./state/language.svelte";

// A constructed sheet is allowed by style-src 'self'; a style element would not be.
const sheet = new CSSStyleSheet();
sheet.replaceSync(tokens + base + form + result + print);

class KepilCalculator extends HTMLElement {
  static readonly observedAttributes = ["lang"];
  private page: Record<string, unknown> | null = null;
  private readonly props = $state<{ wanted: LanguageId }>({ wanted: "kk" });

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const target = document.createElement("div");
    target.className = "kepil embedded";
    root.replaceChildren(target);
    this.props.wanted = this.language();
    const risks = (this.getAttribute("risk") ?? "").split(/[\s,]+/).filter(Boolean);
    const { props } = this;
    this.page = mount(App, {
      target,
      props: {
        stand: {
          root,
          embedded: true,
          home: new URL("./", import.meta.url).href,
          first: { place: risks.length ? "questions" : "happened", group: "" },
        },
        get wanted() {
          return props.wanted;
        },
        risks,
      },
    });
  }

  disconnectedCallback(): void {
    if (this.page) void unmount(this.page);
    this.page = null;
  }

  attributeChangedCallback(): void {
    this.props.wanted = this.language();
  }

  private language(): LanguageId {
    const asked = this.getAttribute("lang");
    return isLanguage(asked) ? asked : preferredLanguage("", navigator.languages);
  }
}

customElements.define("kepil-calculator", KepilCalculator);
