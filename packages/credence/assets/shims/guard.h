/* Included before an answer: code that switches the sanitizers off does not compile. */
#pragma GCC poison no_sanitize __no_sanitize__ no_sanitize_address __no_sanitize_address__
#pragma GCC poison no_sanitize_undefined __no_sanitize_undefined__
#pragma GCC poison no_address_safety_analysis __no_address_safety_analysis__
#pragma GCC poison __asan_default_options __ubsan_default_options __asan_on_error
#pragma GCC poison __asan_set_death_callback __sanitizer_set_death_callback
#pragma GCC poison __asan_set_error_report_callback __asan_unpoison_memory_region
