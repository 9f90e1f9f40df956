// libcurl, as the system installs it, and its variadic calls with the types that we pass.

#ifndef MERCER_CCURL_H
#define MERCER_CCURL_H

#include <curl/curl.h>

typedef size_t (*mercer_curl_sink)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode mercer_curl_set_number(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

// Most options have their text copied; CURLOPT_COPYPOSTFIELDS does when its size was set before.
static inline CURLcode mercer_curl_set_text(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode mercer_curl_set_bytes(CURL *easy, CURLoption option, const void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode mercer_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode mercer_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode mercer_curl_set_sink(CURL *easy, CURLoption option, mercer_curl_sink value) {
  return curl_easy_setopt(easy, option, value);
}

static inline long mercer_curl_status(CURL *easy) {
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

// The result of the one transfer of a multi handle, or -1 while it goes on.
static inline int mercer_curl_result(CURLM *multi) {
  int waiting = 0;
  CURLMsg *message = curl_multi_info_read(multi, &waiting);
  return message && message->msg == CURLMSG_DONE ? (int)message->data.result : -1;
}

#endif
