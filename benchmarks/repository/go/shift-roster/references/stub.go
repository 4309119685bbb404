package web

import "net/http"

func (s *Server) listShifts(w http.ResponseWriter, r *http.Request) {}

func (s *Server) addShift(w http.ResponseWriter, r *http.Request) {}

func (s *Server) changeShift(w http.ResponseWriter, r *http.Request) {}

func (s *Server) removeShift(w http.ResponseWriter, r *http.Request) {}

func (s *Server) swapShifts(w http.ResponseWriter, r *http.Request) {}
