// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#version 440

layout(location = 0) in vec4 vertexColor;
layout(location = 1) in vec3 edge;
layout(location = 0) out vec4 fragColor;

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    vec4 placing;
    vec4 overrideColor;
    vec4 stroke;
};

void main()
{
    float coverage = clamp((edge.z - length(edge.xy)) * stroke.z + 0.5, 0.0, 1.0);
    fragColor = vertexColor * (coverage * stroke.w);
}
