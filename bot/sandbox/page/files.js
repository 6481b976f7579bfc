// Files on their way from the reader's disk to the sandbox.

/** Return name and content of picked files, as the control API takes them. */
export function read(files) {
  return Promise.all([...files].map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
}

function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
