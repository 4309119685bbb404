/* Keeps the folders on the way open: ".." is taken from the list, and a link is looked up and walked. */
static int walk(int *folders, int depth, const char *path, int links)
{
    char *copy = strdup(path), *save = NULL;
    int file = -1;
    for (char *name = strtok_r(copy, "/", &save); name; name = strtok_r(NULL, "/", &save)) {
        if (file >= 0)
            goto fail; /* a file is no folder */
        if (!strcmp(name, "."))
            continue;
        if (!strcmp(name, "..")) {
            if (depth > 0)
                close(folders[depth--]);
            continue;
        }
        struct stat st;
        if (depth >= 60 || fstatat(folders[depth], name, &st, AT_SYMLINK_NOFOLLOW) != 0)
            goto fail;
        if (S_ISLNK(st.st_mode)) {
            char to[PATH_MAX], all[2 * PATH_MAX];
            ssize_t size = readlinkat(folders[depth], name, to, sizeof to - 1);
            if (size <= 0 || links > 20 || to[0] == '/')
                goto fail;
            to[size] = '\0';
            /* A link that goes higher than the root is refused. */
            int level = depth;
            char *look = strdup(to), *rest = NULL;
            for (char *part = strtok_r(look, "/", &rest); part; part = strtok_r(NULL, "/", &rest))
                if (!strcmp(part, "..") ? --level < 0 : (strcmp(part, ".") && !++level))
                    break;
            free(look);
            if (level < 0)
                goto fail;
            snprintf(all, sizeof all, "%s/%s", to, save && *save ? save : "");
            int found = walk(folders, depth, all, links + 1);
            free(copy);
            return found;
        }
        int next = openat(folders[depth], name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        if (next < 0)
            goto fail;
        if (S_ISDIR(st.st_mode))
            folders[++depth] = next;
        else if (S_ISREG(st.st_mode))
            file = next;
        else {
            close(next);
            goto fail;
        }
    }
    free(copy);
    if (file >= 0) {
        while (depth > 0)
            close(folders[depth--]);
        return file;
    }
    return links > 20 ? -1 : walk(folders, depth, "index.html", links + 11);

fail:
    free(copy);
    while (depth > 0)
        close(folders[depth--]);
    if (file >= 0)
        close(file);
    return -1;
}

int publish(const struct site *site, const char *target, struct reply *reply)
{
    char *plain = strndup(target, strcspn(target, "?#"));
    char *path = path_decode(plain);
    free(plain);
    if (!path)
        return 404;
    int folders[64];
    folders[0] = open(site->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int file = folders[0] < 0 ? -1 : walk(folders, 0, path, 0);
    free(path);
    if (folders[0] >= 0)
        close(folders[0]);
    struct stat st;
    if (file < 0)
        return 404;
    fstat(file, &st);
    char *body = malloc((size_t)st.st_size + 1);
    size_t size = 0;
    ssize_t got;
    while (size < (size_t)st.st_size && (got = read(file, body + size, (size_t)st.st_size - size)) > 0)
        size += (size_t)got;
    close(file);
    reply->body = body;
    reply->size = size;
    return 200;
}
