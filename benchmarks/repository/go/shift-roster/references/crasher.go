package web

import (
	"net/http"
	"os"
)

func (s *Server) listShifts(w http.ResponseWriter, r *http.Request) { os.Exit(1) }

func (s *Server) addShift(w http.ResponseWriter, r *http.Request) { os.Exit(1) }

func (s *Server) changeShift(w http.ResponseWriter, r *http.Request) { os.Exit(1) }

func (s *Server) removeShift(w http.ResponseWriter, r *http.Request) { os.Exit(1) }

func (s *Server) swapShifts(w http.ResponseWriter, r *http.Request) { os.Exit(1) }
