function greeting() {
  return '';
}
