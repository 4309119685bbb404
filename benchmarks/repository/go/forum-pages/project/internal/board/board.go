// Package board keeps threads and their posts.
package board

import (
	"sync"

	"example.org/forum/internal/markup"
)

// Member is somebody who writes here. All fields are as the member typed them.
type Member struct {
	Name      string
	Homepage  string
	Signature string
}

// Post is what a member wrote.
type Post struct {
	Number int
	Author Member
	// Text is made by markup.Paragraphs when the post is sent.
	Text markup.HTML
}

// Thread is a discussion. Title and tags are as its first author typed them.
type Thread struct {
	ID    int
	Title string
	Tags  []string
	Posts []Post
}

// Board holds all threads.
type Board struct {
	mu      sync.Mutex
	threads []Thread
}

// Open begins a thread and returns its ID.
func (b *Board) Open(title string, tags []string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	id := len(b.threads)
	b.threads = append(b.threads, Thread{ID: id, Title: title, Tags: tags})
	return id
}

// Write adds a post to a thread. It reports false when there is no such thread.
func (b *Board) Write(id int, author Member, text string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if id < 0 || id >= len(b.threads) {
		return false
	}
	posts := &b.threads[id].Posts
	*posts = append(*posts, Post{len(*posts) + 1, author, markup.Paragraphs(text)})
	return true
}

// Find returns a thread.
func (b *Board) Find(id int) (Thread, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if id < 0 || id >= len(b.threads) {
		return Thread{}, false
	}
	return b.threads[id], true
}
