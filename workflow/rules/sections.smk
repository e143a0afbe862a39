"""The sections of the configuration that each stage and the stages before it read."""

# Sections of which a file of parameters holds some keys beside those of its own.
TAKEN_FROM = {"double_wells": {"quench"}, "tunnelling": {"n0"}, "two_level_systems": {"n0"}}

MADE = {"chains": {"model"}}
MADE["liquids"] = MADE["chains"]
MADE["minima"] = MADE["liquids"] | {"quench"}
MADE["elasticity"] = MADE["minima"] | {"elasticity"}
MADE["modes"] = MADE["elasticity"] | {"modes"}
MADE["nonlinear_modes"] = MADE["modes"] | {"nonlinear_modes"}
MADE["double_wells"] = MADE["nonlinear_modes"] | {"double_wells"}
MADE["paths"] = MADE["double_wells"] | {"paths"}
MADE["debye"] = MADE["elasticity"] | {"debye"}
MADE["tunnelling"] = MADE["paths"] | MADE["debye"] | {"tunnelling", "n0"}
MADE["two_level_systems"] = MADE["tunnelling"] | {"two_level_systems"}
MADE["spectrum"] = MADE["modes"] | MADE["debye"] | {"spectrum"}
MADE["n0"] = MADE["nonlinear_modes"] | MADE["spectrum"] | {"n0"}
