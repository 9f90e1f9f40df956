print("mercer")
