/* Stubs for functions that the libraries reference and no tool calls.  HDF5's driver for Amazon S3 wants libcurl, which has
   no archive.  The C library's own plug-ins and names of hosts would need, in a static program, the very version that it was
   linked with; the linker's option --wrap puts these functions in their place. */

enum { CURLE_FAILED_INIT = 2, EAI_FAIL = -4 };

int curl_global_init(void) { return CURLE_FAILED_INIT; }
void curl_global_cleanup(void) {}
void* curl_easy_init(void) { return 0; }
void curl_easy_cleanup(void) {}
int curl_easy_perform(void) { return CURLE_FAILED_INIT; }
int curl_easy_setopt(void) { return CURLE_FAILED_INIT; }
void* curl_slist_append(void) { return 0; }
void curl_slist_free_all(void) {}

static char message[] = "this program is static and loads no plug-ins";
void* __wrap_dlopen(void) { return 0; }
void* __wrap_dlsym(void) { return 0; }
int __wrap_dlclose(void) { return -1; }
int __wrap_dladdr(void) { return 0; }
char* __wrap_dlerror(void) { return message; }

int __wrap_getaddrinfo(void) { return EAI_FAIL; }
void __wrap_freeaddrinfo(void) {}
void* __wrap_gethostbyname(void) { return 0; }
