/// The one script: files go up as soon as they are chosen, one line a file with a bar that shows how far it is.
///
/// It adds to ``PapersPage`` and is not needed by it: without it, or when a file cannot be sent, the form sends the file
/// itself. All words stand in the page; what it puts there are texts, never markup.
let uploadScriptText = #"""
  (() => {
    "use strict";
    const model = document.getElementById("tep-moi");
    if (!model) return;
    const words = model.dataset;
    const inputs = document.querySelectorAll("input[type=file][data-upload]");
    const said = document.createElement("p");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    model.after(said);
    let underWay = 0;
    let pressed = null;

    const make = (name, text, attributes = {}) => {
      const element = document.createElement(name);
      element.textContent = text;
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const field = input => input.closest(".field");
    const items = input => field(input).querySelectorAll(".files > li");

    const complain = (input, text) => {
      pressed = null;
      const lines = make("div", "", { class: "error", role: "alert" });
      lines.append(make("p", text));
      field(input).classList.add("wrong");
      input.before(lines);
    };

    const taken = (input, answer) => {
      if ([...items(input)].some(item => item.dataset.sha256 === answer.sha256)) {
        return complain(input, words.twice.replace("%", answer.name));
      }
      const item = model.content.firstElementChild.cloneNode(true);
      const paper = input.dataset.part + ":" + answer.upload;
      item.dataset.sha256 = answer.sha256;
      for (const place of item.querySelectorAll("[data-name]")) place.textContent = answer.name + " ";
      item.querySelector("input").value = paper;
      const button = item.querySelector("button");
      button.value = "bo:" + paper;
      field(input).querySelector(".files").append(item);
      said.textContent = words.done.replace("%", answer.name);
    };

    // What could not be sent stands in the input again, so that the form sends it.
    const giveBack = (input, file) => {
      const files = new DataTransfer();
      for (const other of [...input.files, file]) files.items.add(other);
      input.files = files.files;
      complain(input, words.broken.replace("%", file.name));
    };

    const send = (input, file) => new Promise(resolve => {
      const line = make("div", "", { class: "sending" });
      const bar = make("progress", "", { max: "100", value: "0" });
      bar.setAttribute("aria-label", words.sending.replace("%", file.name));
      const share = make("span", "0 %", { "aria-hidden": "true" });
      const stop = make("button", words.stop, { type: "button", class: "link" });
      stop.append(make("span", " " + file.name, { class: "visually-hidden" }));
      line.append(make("span", file.name), bar, share, stop);
      input.before(line);
      said.textContent = words.sending.replace("%", file.name);

      const request = new XMLHttpRequest();
      request.open("POST", input.dataset.upload + "&name=" + encodeURIComponent(file.name));
      request.setRequestHeader("Accept-Language", document.documentElement.lang);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.responseType = "json";
      request.upload.onprogress = event => {
        bar.value = event.total ? (100 * event.loaded) / event.total : 0;
        share.textContent = Math.floor(bar.value) + " %";
      };
      request.onload = () => {
        const answer = request.response;
        if (request.status === 201 && answer) taken(input, answer);
        else if (request.status >= 400 && request.status < 500 && answer) complain(input, answer.detail);
        else giveBack(input, file);
      };
      request.onerror = () => giveBack(input, file);
      request.onloadend = () => {
        line.remove();
        resolve();
      };
      stop.onclick = () => {
        request.abort();
        input.focus();
      };
      request.send(file);
    });

    const take = async input => {
      const files = [...input.files];
      input.value = "";
      field(input).classList.remove("wrong");
      for (const old of field(input).querySelectorAll(".error")) old.remove();
      underWay += 1;
      for (const file of files) {
        if (items(input).length >= Number(input.dataset.most)) {
          complain(input, input.dataset.full);
          break;
        }
        await send(input, file);
      }
      underWay -= 1;
      if (underWay === 0 && pressed) input.form.requestSubmit(pressed);
    };

    for (const input of inputs) input.addEventListener("change", () => take(input));
    for (const form of new Set([...inputs].map(input => input.form))) {
      form.addEventListener("submit", event => {
        if (underWay === 0) return;
        event.preventDefault();
        pressed = event.submitter;
        said.textContent = words.waits;
      });
    }
  })();
  """#
