"""Why a value is what it is: drivers, levers, differences."""
