// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#version 440

layout(location = 0) in vec4 vertexColor;
layout(location = 1) in vec3 edge;
layout(location = 2) in vec3 broken;
layout(location = 0) out vec4 fragColor;

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    vec4 placing;
    vec4 overrideColor;
    vec4 stroke;
};

// The share of the colour that a pattern leaves here: PatternMeasures in strokenode.h.
float ink()
{
    if (broken.y < 0.5)
        return 1.0;
    bool stale = broken.y < 1.5;
    bool fill = broken.z > 0.5;
    float period = fill ? 9.0 : stale ? 11.0 : 6.0;
    float drawn = fill ? (stale ? 2.0 : 1.5) : stale ? 7.0 : 2.5;
    float off = abs(fract(broken.x / period) - 0.5) * period; // from the middle of a dash, which begins half a gap later
    return clamp((0.5 * drawn - off) * stroke.z + 0.5, 0.0, 1.0);
}

void main()
{
    float coverage = clamp((edge.z - length(edge.xy)) * stroke.z + 0.5, 0.0, 1.0);
    fragColor = vertexColor * (coverage * ink() * stroke.w);
}
