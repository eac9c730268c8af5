#include "CSystem.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// The few calls of librsvg, cairo and fontconfig that a picture takes. They are looked up when one is asked for: who asks for
// none needs none of the libraries.

struct bytes {
  unsigned char *start;
  size_t length, room;
  bool is_short;
};

static int collect(void *closure, const unsigned char *data, unsigned int length) {
  struct bytes *all = closure;
  if (all->length + length > all->room) {
    size_t room = (all->length + length) * 2;
    unsigned char *larger = realloc(all->start, room);
    if (!larger) {
      all->is_short = true;
      return 1;  // CAIRO_STATUS_NO_MEMORY
    }
    all->start = larger;
    all->room = room;
  }
  memcpy(all->start + all->length, data, length);
  all->length += length;
  return 0;
}

static void *open_first(const char *const *names) {
  for (; *names; names++) {
    void *found = dlopen(*names, RTLD_NOW | RTLD_GLOBAL);
    if (found) return found;
  }
  return NULL;
}

/// Whether fontconfig knows a font; true where it cannot be asked.
static bool has_fonts(void) {
  static const char *const names[] = {"libfontconfig.so.1", "libfontconfig.1.dylib", NULL};
  void *library = open_first(names);
  if (!library) return true;
  int *(*fonts)(void *, int) = (int *(*)(void *, int))dlsym(library, "FcConfigGetFonts");
  int (*init)(void) = (int (*)(void))dlsym(library, "FcInit");
  if (!fonts || !init || !init()) return true;
  int *set = fonts(NULL, 0);
  return set && set[0] > 0;
}

unsigned char *lintasan_picture(
  const unsigned char *svg, size_t size, double width, double height, double scale, bool is_pdf, size_t *length, int *problem
) {
  struct box { double x, y, width, height; };
  static const char *const svg_names[] = {"librsvg-2.so.2", "librsvg-2.2.dylib", NULL};
  static const char *const cairo_names[] = {"libcairo.so.2", "libcairo.2.dylib", NULL};
  static const char *const object_names[] = {"libgobject-2.0.so.0", "libgobject-2.0.0.dylib", NULL};
  *length = 0;
  *problem = LINTASAN_PICTURE_NO_LIBRARY;
  void *rsvg = open_first(svg_names), *cairo = open_first(cairo_names), *object = open_first(object_names);
  if (!rsvg || !cairo || !object) return NULL;
#define CALL(library, name, result, ...) \
  result (*name)(__VA_ARGS__) = (result (*)(__VA_ARGS__))dlsym(library, #name); \
  if (!name) return NULL;
  CALL(rsvg, rsvg_handle_new_from_data, void *, const unsigned char *, size_t, void **)
  CALL(rsvg, rsvg_handle_render_document, int, void *, void *, const struct box *, void **)
  CALL(cairo, cairo_image_surface_create, void *, int, int, int)
  CALL(cairo, cairo_create, void *, void *)
  CALL(cairo, cairo_destroy, void, void *)
  CALL(cairo, cairo_surface_destroy, void, void *)
  CALL(cairo, cairo_surface_finish, void, void *)
  CALL(cairo, cairo_surface_status, int, void *)
  CALL(cairo, cairo_surface_write_to_png_stream, int, void *, int (*)(void *, const unsigned char *, unsigned int), void *)
  CALL(object, g_object_unref, void, void *)
  void *(*pdf)(int (*)(void *, const unsigned char *, unsigned int), void *, double, double) =
    (void *(*)(int (*)(void *, const unsigned char *, unsigned int), void *, double, double))dlsym(
      cairo, "cairo_pdf_surface_create_for_stream");
  if (is_pdf && !pdf) return NULL;
#undef CALL

  *problem = LINTASAN_PICTURE_FAILED;
  if (!(width > 0) || !(height > 0) || !(scale > 0) || width * scale > 30000 || height * scale > 30000) return NULL;
  void *handle = rsvg_handle_new_from_data(svg, size, NULL);
  if (!handle) return NULL;
  struct bytes all = {0};
  struct box box = {0, 0, width * scale, height * scale};
  void *surface =
    is_pdf ? pdf(collect, &all, box.width, box.height)
           : cairo_image_surface_create(0, (int)(box.width + 0.5), (int)(box.height + 0.5));
  void *context = cairo_create(surface);
  int drawn = cairo_surface_status(surface) == 0 && rsvg_handle_render_document(handle, context, &box, NULL);
  cairo_destroy(context);
  if (drawn && !is_pdf) drawn = cairo_surface_write_to_png_stream(surface, collect, &all) == 0;
  if (drawn && is_pdf) {
    cairo_surface_finish(surface);
    drawn = cairo_surface_status(surface) == 0;
  }
  cairo_surface_destroy(surface);
  g_object_unref(handle);
  if (!drawn || all.is_short || all.length == 0) {
    free(all.start);
    return NULL;
  }
  *problem = has_fonts() ? LINTASAN_PICTURE_DRAWN : LINTASAN_PICTURE_NO_FONTS;
  *length = all.length;
  return all.start;
}
