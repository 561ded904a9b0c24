-- The upper end of Wilson's 95% interval of a percentage, in per cent; none without a base of 10 or more.
CREATE MACRO wilson_high(percentage, base) AS CASE
    WHEN base >= 10
        THEN 100 * (
            percentage::double / 100 + 1.9207294103470620 / base
            + 1.9599639845400545 * sqrt(
                percentage::double / 100 * (1 - percentage::double / 100) / base + 0.9603647051735310 / (base * base)
            )
        ) / (1 + 3.8414588206941240 / base)
END;
