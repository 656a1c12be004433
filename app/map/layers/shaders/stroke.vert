// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#version 440

// A stroke's vertex: a point of the centre line, moved sideways by the half width in item pixels.
layout(location = 0) in vec2 position;   // local frame
layout(location = 1) in vec4 normalSide; // normal (longer at mitres), side −1…1, cap −1…1
layout(location = 2) in vec4 color;      // premultiplied
layout(location = 3) in float width;     // pixels at factor 1; 0 = hidden
layout(location = 4) in vec2 pattern;    // distance along the stroke in the local frame; StrokePattern

layout(location = 0) out vec4 vertexColor;
layout(location = 1) out vec3 edge; // across, along the cap, half width: pixels
layout(location = 2) out vec3 broken; // pixels along the stroke or across the hatching; StrokePattern; 1 in fills

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    vec4 placing;       // scale, translation x, y, offset to the right in widths
    vec4 overrideColor; // premultiplied; alpha 0 = the vertex's own colour
    vec4 stroke;        // width factor, extra half width, device pixel ratio, opacity
};

void main()
{
    float halfWidth = max(0.5 * width * stroke.x, 0.5 / stroke.z) + stroke.y;
    float outer = halfWidth + 0.5 / stroke.z;
    vec2 normal = normalSide.xy;
    float size = length(normal);
    vec2 along = size > 0.0 ? vec2(normal.y, -normal.x) / size : vec2(0.0);
    vec2 item = position * placing.x + placing.yz + normal * (placing.w * width * stroke.x + normalSide.z * outer)
        + along * normalSide.w * outer;
    vertexColor = overrideColor.a > 0.0 ? overrideColor : color;
    broken = size > 0.0 ? vec3(pattern.x * placing.x, pattern.y, 0.0)
                        : vec3((position.x + position.y) * placing.x * 0.70710678, pattern.y, 1.0);
    if (overrideColor.a > 0.0)
        broken.y = 0.0;
    edge = vec3(normalSide.z * outer, normalSide.w * outer, halfWidth);
    gl_Position = width > 0.0 ? qt_Matrix * vec4(item, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
