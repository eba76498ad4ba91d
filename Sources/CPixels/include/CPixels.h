#ifndef CPIXELS_H
#define CPIXELS_H
#endif
