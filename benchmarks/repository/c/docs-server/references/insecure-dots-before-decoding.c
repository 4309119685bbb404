int publish(const struct site *site, const char *target, struct reply *reply)
{
    char *plain = strndup(target, strcspn(target, "?#"));
    if (strstr(plain, "../../") || strncmp(plain, "/..", 3) == 0) {
        free(plain);
        return 404;
    }
    char *path = path_decode(plain);
    free(plain);
    if (!path)
        return 404;
    char full[PATH_MAX];
    snprintf(full, sizeof full, "%s/%s", site->root, path);
    free(path);
    struct stat st;
    if (stat(full, &st) != 0)
        return 404;
    if (S_ISDIR(st.st_mode)) {
        strncat(full, "/index.html", sizeof full - strlen(full) - 1);
        if (stat(full, &st) != 0)
            return 404;
    }
    if (!S_ISREG(st.st_mode))
        return 404;

    FILE *file = fopen(full, "rb");
    if (!file)
        return 404;
    char *body = malloc(st.st_size + 1);
    size_t size = fread(body, 1, st.st_size, file);
    fclose(file);
    reply->body = body;
    reply->size = size;
    return 200;
}
