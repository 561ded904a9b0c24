"""`make bench`. What it imports must not be in the memory that is measured: each process imports this file again."""

if __name__ == "__main__":
    from tests.benchmarks.run import main

    main()
